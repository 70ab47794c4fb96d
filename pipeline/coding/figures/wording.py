"""Words of a sentence as they are written, where slots do not tell enough: who speaks, of whom or where a figure is, which vote is meant.

Belongs here: expressions made of lists of the lexicon. Does not: the lists (figures.yaml), what follows from them (the modules that ask).
"""

import re

from pipeline.coding.lexicon import Lexicon


class Wording:
    """Expressions that sentences are searched for."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        some = {key: _any(lists[key]) for key in _LISTS}
        self.heading = re.compile(rf"\b(?:{some['result_headings']})\b[^.?!]*:?$", re.I)
        """A line that a list of results can follow."""
        self.speaker = re.compile(rf"[A-Z][\w-]+ (?:has |had )?(?:{some['speaker_verbs']})\b")
        """Who, named at the head of a sentence, speaks of himself."""
        self.beforehand = re.compile(rf"\b(?:{some['beforehand']})\b", re.I)
        """Of polls that are no exit polls."""
        self.against_it = re.compile(rf"[^;]*\b(?:{some['contest_words']})\b")
        """Between two figures of one contest."""
        self.abroad = re.compile(rf"(?:Among|Of|From|In)\s[^,]*\b(?:{some['abroad']})\b[^,]*,")
        """Among voters abroad, …"""
        self.few = re.compile(
            rf"[A-Z]\w+\sConstituency\b|\b(?:{some['few_voting']})\s(?:\w+\s)?voting\b|\b(?i:{some['few_ballots']})\s(?:votes|ballots)\b"
            rf"|\b(?:votes|ballots)\s(?:were\s)?(?:cast|sent(?:\sin)?)\sby\s(?:post|mail)\b|\b(?:outside|within)\sthe\scountry\b"
            rf"|\b(?i:{some['few_people']})\s(?:cast\s|from\s)?abroad\b"
        )
        """What is of a few voters only."""
        self.left_out = re.compile(rf"\b(?:{some['leaving_out']})\s(?:[^\s;]+\s){{0,5}}$")
        """Before those few, where the figures around are of all the others, or of all with them."""
        self.then_counted = (
            re.compile(rf"\b(?:{some['count_openers']})\s(?:[a-z]+\s){{0,3}}$"),
            re.compile(rf"\s(?:[a-z]+\s){{0,3}}(?:{some['count_progress']})\b"),
        )
        """Before and behind those few, where they only tell how far the count is: "with the postal ballots counted"."""
        self.avoided = re.compile(rf"\b(?:{some['runoff_ahead']})\s(?:\S+\s){{0,3}}?(?:the\s|a\s|an\s)?$", re.I)
        """Before a run-off that is still to come: the figures are of the first round."""
        self.back = re.compile(rf"\b(?:{some['that_vote']})\b")
        """Of the vote that the sentence before names."""


_LISTS = (
    "result_headings", "speaker_verbs", "beforehand", "contest_words", "abroad", "few_voting", "few_ballots", "few_people", "leaving_out",
    "count_openers", "count_progress", "runoff_ahead", "that_vote",
)  # fmt: skip


def _any(words: list[str]) -> str:
    """Return an expression for any of some words; a star is whatever ending, a blank is any."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for word in words)

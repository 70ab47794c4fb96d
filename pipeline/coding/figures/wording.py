"""Words of a sentence as they are written, where slots do not tell enough: who speaks, of whom or where a figure is, which vote is meant.

Belongs here: expressions made of lists of the lexicon. Does not: the lists (figures.yaml), what follows from them (the modules that ask).
"""

import re
from collections.abc import Mapping

from pipeline.coding.lexicon import Lexicon


class Wording:
    """Expressions that sentences are searched for."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        some = {key: any_of(lists[key]) for key in _LISTS}
        self.heading = re.compile(rf"\b(?:{some['result_headings']})\b[^.?!]*:?$", re.I)
        """A line that a list of results can follow."""
        self.speaker = re.compile(rf"[A-Z][\w-]+ (?:has |had )?(?:{some['speaker_verbs']})\b")
        """Who, named at the head of a sentence, speaks of himself."""
        self.beforehand = re.compile(rf"\b(?:{some['beforehand']})\b", re.I)
        """Of polls that are no exit polls."""
        self.against_it = re.compile(rf"[^;]*\b(?:{some['contest_words']})\b")
        """Between two figures of one contest."""
        self.abroad = re.compile(rf"(?:(?:Among|Of|From|In)\s[^,]*\b(?:{some['abroad']})\b[^,]*|(?i:{some['abroad']})),")
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
        self.same_turnout = re.compile(rf"(?:{some['same_subjects']})\s(?:{some['same_verbs']})\s")
        """Opens a sentence that goes on with the turnout of the one before."""
        self._note_times(some)
        self._note_places(some)

    def _note_times(self, some: Mapping[str, str]) -> None:
        self.opens_back = re.compile(
            rf"(?P<ago>(?i:{some['back_counts']}))\s(?:{some['back_years']})\b"
            rf"|(?:{some['compare_openers']})\s(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)\b"
        )
        """Opens a sentence that leads to an election before."""
        self.at_hand = re.compile(rf"\b(?:{some['at_hand']})\b", re.I)
        """Back at the election at hand."""
        self.of_earlier = re.compile(
            rf"(?:\s(?:{some['earlier_units']}))?\s(?:{some['earlier_links']})\s(?P<year>(?:19|20)\d\d)\s"
            rf"(?:(?:{some['vote_kinds']})\s)?(?:{some['vote_nouns']})\b"
        )
        """Behind a figure that a relative clause gives of an election before: "which held 11 seats after the 2016 election"."""

    def _note_places(self, some: Mapping[str, str]) -> None:
        self.local = re.compile(
            rf"(?:In|Across)\s(?:the\s)?(?:[A-Z][\w-]+\s){{1,2}}(?P<part>{some['local_parts']})\b"
            rf"|(?:In|Across|Around)\s(?:the\s)?[A-Z][\w-]+"
            rf"(?:(?:\s[\w-]+){{0,2}}(?:\sin\s[A-Z][\w.]+)?(?:,|\swhere\b)|\s(?:{some['local_subjects']})\b)"
            rf"|In\s[A-Z][\w-]+\s(?=[A-Z][\w-]+\s(?:{some['local_verbs']})\b)"
        )
        """Opens a sentence of a part of the country: "In Lusaka Province", "Across Ndola, …", "In Kitwe Banda won"."""
        self.of_part = re.compile(
            rf"\b(?:(?:{some['part_verbs']})\s(?:the\s)?(?:[A-Z][\w.'’-]+\s){{1,4}}(?:seat\s)?|(?:{some['own_parts']})\s)"
            rf"by\s(?:(?:{some['part_margins']})\s)?$"
        )
        """Before a margin in a part of the country: "lost the Western Division by 1,800 votes"."""


_LISTS = (
    "result_headings", "speaker_verbs", "beforehand", "contest_words", "abroad", "few_voting", "few_ballots", "few_people", "leaving_out",
    "count_openers", "count_progress", "runoff_ahead", "that_vote", "back_counts", "back_years", "compare_openers", "at_hand",
    "earlier_units", "earlier_links", "vote_kinds", "vote_nouns", "same_subjects", "same_verbs", "local_parts", "local_subjects",
    "local_verbs", "part_verbs", "own_parts", "part_margins",
)  # fmt: skip


def any_of(words: list[str]) -> str:
    """Return an expression for any of some words; a star is whatever ending, a blank is any."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for word in words)

"""Words of a sentence as they are written, where slots do not tell enough: who speaks, of whom or where a figure is, which vote is meant.

Belongs here: expressions made of lists of the lexicon. Does not: the lists (figures.yaml), what follows from them (the modules that ask).
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.coding.lexicon import Lexicon


class Wording:
    """Expressions that sentences are searched for."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        some = {key: any_of(lists[key]) for key in _LISTS}
        self.heading = re.compile(rf"\b(?:{some['result_headings']})\b[^.?!]*:?$", re.I)
        """A line that a list of results can follow."""
        self.speaker = re.compile(rf"(?P<who>[A-Z][\w-]+) (?:has |had )?(?:{some['speaker_verbs']})\b")
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
            rf"|\b(?i:{some['few_people']})\s(?:cast\s|from\s)?abroad\b|\b(?i:{some['turnouts']})\s(?:{some['abroad']})\b"
        )
        """What is of a few voters only."""
        self.left_out = re.compile(rf"\b(?:{some['leaving_out']})\s(?:[^\s;]+\s){{0,5}}$")
        """Before those few, where the figures around are of all the others, or of all with them."""
        self.then_counted = (
            re.compile(rf"\b(?i:{some['count_openers']})\s(?:[a-z]+\s){{0,3}}$"),
            re.compile(rf"\s(?:[a-z]+\s){{0,3}}(?:{some['count_progress']})\b"),
        )
        """Before and behind those few, where they only tell how far the count is: "with the postal ballots counted"."""
        self.avoided = re.compile(rf"\b(?:{some['runoff_ahead']})\s(?:\S+\s){{0,3}}?(?:the\s|a\s|an\s)?$", re.I)
        """Before a run-off that is still to come: the figures are of the first round."""
        self.owning = re.compile(rf"\b(?:{some['owning']})\s$")
        """Before a number, whose it is: "his 27 percent"."""
        self.back = re.compile(rf"\b(?:{some['that_vote']})\b", re.I)
        """Of the vote that the sentence before names."""
        self.back_then = re.compile(rf"\b(?:{some['that_time']})\b", re.I)
        """Of it too, if that was an earlier one."""
        self.same_turnout = re.compile(
            rf"(?:\w+\s(?:19|20)\d\d,\s[^,.;\d]{{3,80}},\s|[^,.]{{3,40}},\s|\w+\s(?:\w+\s)?(?:19|20)\d\d\s"
            rf"|\w+\s(?:{some['back_years']})\s|(?i:{some['last_times']})\s)?"
            rf"(?i:{some['same_subjects']})\s(?:{some['same_verbs']})\s"
        )
        """Opens a sentence that goes on with the turnout of the one before."""
        self.announced = re.compile(rf"(?:\s(?:{some['earlier_units']}))?\s(?:{some['announced']})\b")
        """Behind a figure, that it was told before: "down from the 70.67 percent announced last week"."""
        self._note_times(some, lexicon)
        self._note_places(some)

    def _note_times(self, some: Mapping[str, str], lexicon: Lexicon) -> None:
        self.opens_back = re.compile(
            rf"(?P<ago>(?i:{some['back_counts']}))\s(?:{some['back_years']})\b"
            rf"|(?:{some['compare_openers']})\s(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)\b"
        )
        """Opens a sentence that leads to an election before."""
        self.in_round = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{some['in_rounds']})\s(?:[\w'’-]+\s){{0,3}}")
        """Between a figure and the round that it is of"""
        self.than_in_round = re.compile(rf"[^;\d]{{0,80}}\b(?:{some['than_in_rounds']})\b[^;\d]{{0,40}}\d")
        """Between a figure and one of another round with which it is compared"""
        self.of_round = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{some['in_rounds']})\s(?:[\w'’-]+\s){{0,2}}(?:{some['plain']})\b")
        """Behind a figure, its round"""
        self.same_vote = re.compile(rf"\s(?:{some['this_vote']})\b", re.I)
        """Behind an earlier figure that is of the same election"""
        self.dated_aside = re.compile(rf",\s(?:{some['relative']})\s[^,.;]*\b(?:19|20)\d\d\b[^,.;]*,")
        """What tells of somebody that he had or did something in a year: "Meretz, which had six seats after the 2021 vote, is out"."""
        self.at_hand = re.compile(rf"\b(?:{some['at_hand']})\b", re.I)
        """Back at the election at hand."""
        about = rf"(?:(?:{some['part_margins']})\s)?$"
        self.so_far_before = re.compile(rf"\b(?:(?:{some['holding_so_far']})|(?:{some['bests']})\s(?:{some['bests_are']}))\s{about}")
        """Before what somebody had until the election: "has held 40 of the seats", "whose best result was 12 percent"."""
        self.so_far_behind = re.compile(
            rf"(?:\s(?:{some['earlier_units']}))?\s(?:(?:{some['held_so_far']})(?=[,.;:)]|$)|(?:{some['turns_to_now']})\b)"
        )
        """Behind it: "with 12 seats before", "had 15 and now has"."""
        self.who_had = re.compile(rf"\b(?:{some['who_had']})\s$")
        self.has_now = re.compile(rf"(?:\s[a-z]+)?,\s(?:[a-z'’-]+\s){{1,5}}(?:\d+|{some['numbers']})(?=[\s.,;]|$)")
        """Behind seats in a clause about their party: how many it has now."""
        months = "|".join(month.title() for month in lexicon.calendar.months)
        self.chosen = re.compile(rf"\b(?:{some['chosen']})\s(?:{some['chosen_in']})\s(?P<month>{months})\b")
        """When somebody was chosen, where no year is said."""
        self.months = tuple(month.title() for month in lexicon.calendar.months)
        self.of_earlier = re.compile(
            rf"(?:\s(?:{some['earlier_units']}))?\s(?:{some['earlier_links']})\s(?P<year>(?:19|20)\d\d)\s"
            rf"(?:(?:{some['vote_kinds']})\s)?(?:{some['vote_nouns']})\b"
        )
        """Behind a figure that a relative clause gives of an election before: "which held 11 seats after the 2016 election"."""

    def _note_places(self, some: Mapping[str, str]) -> None:
        self.local = re.compile(
            rf"(?:In|Across|On)\s(?:the\s)?(?P<part>(?:[A-Z][\w-]+\s){{1,2}}(?:{some['local_parts']}|{some['localities']})\b"
            rf"|(?:[a-z]+\sof\s)?(?:[A-Z][\w'’-]+\s){{1,3}}(?:{some['local_only']})\b"
            rf"|(?:[A-Z][\w-]+['’]s\s)(?:[a-z]+\s){{0,2}}(?:{some['localities']})\b"
            rf"|(?:[a-z]+\s)?(?:{some['localities']})\sof\s(?=[A-Z]))"
            rf"|(?:In|Across|Around)\s(?:the\s)?[A-Z][\w-]+"
            rf"(?:(?:\s[\w-]+){{0,2}}(?:\sin\s[A-Z][\w.]+)?(?:,|\swhere\b)|\s(?:{some['local_subjects']})\b)"
            rf"|In\s(?:[A-Z][\w-]+\s(?=(?:[A-Z][\w-]+\s){{1,3}}(?:{some['local_verbs']})\b)"
            rf"|(?:[A-Z][\w-]+\s){{1,3}}(?=[a-z]{{3}}\s(?:[A-Z][\w'’-]+\s){{1,4}}(?:{some['local_verbs']})\b))"
        )
        """Opens a sentence of a part of the country: "In Lusaka Province", "In the town of Kitwe", "In Ndola alone", "Across Ndola, …"."""
        self.of_part = re.compile(
            rf"\b(?:(?:{some['part_verbs']})\s(?:the\s)?(?:[A-Z][\w.'’-]+\s){{1,4}}(?:seat\s)?|(?:{some['own_parts']})\s)"
            rf"by\s(?:(?:{some['part_margins']})\s)?$"
        )
        """Before a margin in a part of the country: "lost the Western Division by 1,800 votes"."""
        self._note_parts(some)

    def _note_parts(self, some: Mapping[str, str]) -> None:
        noun = rf"(?:[\w'’-]+\s){{0,3}}?(?P<part>{some['localities']})\b"
        name = r"(?:[a-z]{1,3}\s)?(?P<name>(?:[A-Z][a-z]\.\s)?[A-Z][\w'’-]+)(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w'’-]+){0,3}"
        self.where = re.compile(rf"\s(?:{some['local_clauses']})\s")
        """Opens a clause about the place that was named last."""
        self.place_before = re.compile(rf"\b(?i:{some['local_openers']})\s(?:{noun}|{name}),?$")
        """The place before such a clause: "in his home province, where"."""
        links = rf"(?:(?:\s(?:{some['local_links']})|,\s(?:{some['local_ats']}))\s(?=\D{{0,14}}\d)|\s\((?=\d))"
        aside = r"(?:,\s[^,.;:\d]{3,50},)?"
        self.local_with = re.compile(rf"\b(?:{some['local_ins']})\s(?:{noun}|{name}{aside}){links}")
        """A place and what opens its figures: "in Ndola with 60 percent", "in Ndola, her home, with 60 percent"."""
        gained = rf"(?:(?:{some['seat_owners']})\s)?(?:[a-z]{{3}}\s)?(?P<part>{some['localities']})\b(?:\s[a-z]{{2}}\s[A-Z][\w-]+)?"
        self.local_gained = re.compile(rf"\b(?:{some['local_gains']})\s(?:{gained}|{name}){links}")
        """A place that somebody won and what opens its figures: "swept Ndola with 60 percent"."""
        self.local_seat = re.compile(
            rf"\b(?:{some['local_gains']})\s(?:(?:{some['seat_owners']})\s(?:[A-Z][\w.'’-]+\s){{0,4}}|the\s(?:[A-Z][\w.'’-]+\s){{1,4}})"
            rf"(?:{some['single_seats']})\b"
        )
        """What somebody has won of a constituency: "retained her Lusaka Central seat"."""
        self.local_voters = re.compile(
            rf"\b(?i:{some['local_voters']})\s(?:{some['local_ins']})\s(?:{noun}|{name})\s(?:{some['local_gifts']})\s"
        )
        """Those who voted in a place: "voters in Ndola gave"."""
        self.local_behind = re.compile(
            rf"(?:\s(?:{some['earlier_units']}))?\s(?:(?:{some['local_adverbs']})(?=[\s,;.)]|$)"
            rf"|(?:{some['local_ins']})\s(?:{some['local_scopes']})\s(?:[\w-]+\s){{0,3}}?(?:{some['localities']}|{some['places']})\b"
            rf"|(?:{some['local_ins']})\s(?:{some['local_front_owners']})\s(?:[\w-]+\s){{0,2}}?(?:{some['localities']})\b)"
        )
        """Behind a figure of a part of the country: "60 percent there", "of the vote in every province"."""
        opening = rf"(?:^|(?<=[.;]\s)|(?<=\n)|,\s(?:(?:{some['clause_links']})\s)?)"
        front, owner, abroad = some["local_front_openers"], some["local_front_owners"], some["abroad"]
        self.of_place = re.compile(rf"\s(?:[\w-]+\s)?(?:{some['seats_of_places']})\b")
        """Behind how many a place has: "Norland's ten constituencies"."""
        self.local_front = re.compile(
            rf"{opening}(?:(?i:{some['local_fronts']})\b(?!\s(?:{some['local_fronts_not']})\b)"
            rf"|(?:{front})\s(?:(?!\b(?:{some['inland']})\b)[^,;]){{0,60}}\b(?:{abroad})\b"
            rf"|(?i:{front})\s(?:{owner})\s(?:[\w'’-]+\s){{0,2}}?(?P<part>{some['localities']})(?=,|\s[a-z]{{2}}\s[A-Z]|\s[A-Z]|\s(?:{some['local_subjects']})\s)"
            rf"|(?i:{front})\s(?P<capital>[A-Z][\w-]+)(?:\s|,\s(?!.{{0,40}}\d,\d{{3}},\d{{3}}))(?=[A-Z][\w-]+\s(?:{some['local_verbs']})\b)"
            rf"|(?:(?:{some['giver_openers']})\s)?(?P<giver>[A-Z][\w-]+)(?:\s[A-Z][\w-]+){{0,2}}(?:,\s[^,;\d]{{3,60}},)?"
            rf"\s(?:(?:{some['local_only']})\s)?(?:{some['local_gifts']})\s(?!\d))",
        )
        """Opens what is told of those who voted at home, abroad, or in a part of the country."""
        self.ballot_front = re.compile(rf"{opening}(?i:{some['ballot_openers']})\s(?:[\w-]+\s){{0,2}}?(?i:{some['ballot_fronts']})\b")
        """Opens what is told of one of two ballots: "In the single-member districts it won 45 seats"."""
        house = rf"\s(?:the\s)?(?:[A-Z]\w+\s)?(?i:{some['upper_houses']})"
        self.upper_front = re.compile(rf"{opening}(?:{front}){house}\b|\b(?i:{front}){house},\s(?:{some['chamber_having']})\s")
        """Opens what is told of another chamber: "In the Senate it has 16 seats", "largest in the Senate, with 16 seats"."""
        self.expecting = re.compile(rf"\b(?:{some['expecting']})\b")
        """Somebody is not yet where a number is."""
        self.told = re.compile(rf"\b(?:{some['telling']})\b")
        """Somebody tells something: who tells it in the capital tells it of the country."""
        self.vote_in = re.compile(
            rf"\b(?:{some['votes_in']})\s(?:[A-Z][\w'’-]+\s){{0,3}}(?:{some['host_ins']})\s(?P<name>[A-Z][\w-]+)\b(?!\s(?:{some['state_nouns']})\b)"
        )
        """A vote or a win and the part of the country in which it was: "the presidential election in Kitwe", "ahead of Mwale in Kitwe"."""
        self.constituent = re.compile(rf"(?:(?:{some['local_ins']})\s)?(?:{some['constituents']})(?:['’]s)?\s", re.I)
        """Opens a sentence of a part of a state that has figures of its own."""
        self.of_which = re.compile(rf",\s(?:{some['few_links']})\s(?:{some['of_these']})\b")
        """Behind a number, a part of it: "2,919,086, of which 504,625 were special votes"."""
        self.of_few = re.compile(rf",\s(?:{some['few_links']})\s")
        """Opens what is said of all figures before it: "A got 60 percent, B 40, of the postal votes"."""
        self.other_vote = re.compile(rf"\b(?:{some['plain']}|(?P<other>{some['other_votes']}))\b", re.I)
        """Another vote than that of the nation."""
        self.of_nation = re.compile(rf"\b(?!(?-i:[A-Z][a-z]+\s[A-Z]))(?:{some['nationwide']})\b|\b(?:{some['of_whole_nation']})\b", re.I)
        """Of the whole country, of its lower house."""
        self.not_his = re.compile(rf"\b(?:{some['of_something']})\s[^,;]*$")
        """Between a person and a number that is not his: "when it came second with"."""
        self.put_to_vote = re.compile(rf"\s(?:{some['put_to_vote']})\b")
        """Between a person and a number that is of what was voted on."""
        self.personally = re.compile(rf"\b(?:{some['personally']})\b")
        """Between a person and the votes for him alone on a list."""
        self.of_whole = re.compile(rf"\b(?:{some['of_whole']})\b")
        """Back at the whole country."""
        self.led = re.compile(rf"(?:[,”\"'’]|\b(?:{some['blocs']}|{some['parties']}))\s(?:{some['led_bys']})\s(?:[\w'’-]+\s){{0,6}}$", re.I)
        """Before who leads a party that is told before."""
        self.ticket = re.compile(rf"\b(?:{some['tickets']})\b", re.I)
        """Tells that two stand together."""
        self._note_changes(some)

    def _note_changes(self, some: Mapping[str, str]) -> None:
        adverbs = rf"(?:(?:{some['change_adverbs']})\s)?$"
        self.changed_by = re.compile(rf"\b(?:{some['changed_by']})\s{adverbs}", re.I)
        """Before what is gained, lost or missing: "a decrease of nine seats", "within two seats of a sweep"."""
        self.losing = re.compile(rf"\b(?:{some['losing']})\s{adverbs}")
        self.lost_share = re.compile(rf"\s(?:{some['lost_of']})\s(?:{some['lost_shares']})\b")
        """Before and behind a share that is lost: "lost 9.3 percent of its vote share"."""
        self.backed_by = re.compile(rf"\b(?:{some['backing']})\s{adverbs}")
        """Before deputies who back somebody: "the endorsement of 55 members of parliament"."""
        self.no_holding = re.compile(
            rf"(?:\s(?:{some['held_units']}))?\s(?:(?:{some['no_holding']})\b|(?:{some['taken_from']})\s(?=[A-Z][\w-]*(?![\w'’-]))"
            rf"|[A-Z][\w-]*-(?:{some['held_by_others']})\b)"
        )
        """Behind a number that is nobody's holding: "one seat for every 37,000 votes", "12 seats from Labour", "27 Tory-held seats"."""
        self.phase = re.compile(rf"\b(?:(?:{some['phase_ordinals']})\s(?:{some['phases']})|(?:{some['phases']})\s\d)\b")
        """A part of a vote that is held in several."""


_LISTS = (
    "result_headings", "speaker_verbs", "beforehand", "contest_words", "abroad", "few_voting", "few_ballots", "few_people", "owning",
    "leaving_out", "expecting", "local_only", "count_openers", "count_progress", "runoff_ahead", "that_vote", "that_time",
    "back_counts", "back_years",
    "compare_openers", "last_times", "at_hand", "relative", "announced",
    "earlier_units", "earlier_links", "vote_kinds", "vote_nouns", "same_subjects", "same_verbs", "local_parts", "local_subjects",
    "local_verbs", "part_verbs", "own_parts", "part_margins", "localities", "local_openers", "local_ins", "local_gains", "local_clauses",
    "local_links", "local_ats", "local_adverbs", "giver_openers", "places", "local_scopes", "local_voters", "local_gifts", "clause_links",
    "local_fronts", "local_fronts_not",
    "local_front_openers", "local_front_owners", "inland", "telling", "of_whole", "constituents", "few_links", "of_these", "holding_so_far",
    "chosen",
    "chosen_in", "who_had", "numbers", "turns_to_now", "held_so_far", "bests", "bests_are", "plain", "of_something", "put_to_vote",
    "personally", "seats_of_places", "seat_owners", "ballot_fronts", "ballot_openers", "single_seats", "other_votes", "upper_houses",
    "changed_by", "losing", "lost_shares", "backing", "votes_in", "state_nouns", "host_ins", "lost_of", "no_holding",
    "held_units", "change_adverbs", "taken_from", "held_by_others", "phases",
    "phase_ordinals", "tickets", "led_bys", "blocs", "parties", "of_whole_nation",
    "nationwide", "in_rounds", "this_vote", "turnouts", "chamber_having", "than_in_rounds",
)  # fmt: skip


def any_of(words: Sequence[str]) -> str:
    """Return an expression for any of some words; a star is whatever ending, a blank is any."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for word in words)

"""Who is meant by a noun phrase: built from single sentences, with a near miss beside each construction."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Matcher, fold
from pipeline.coding.mentions import ElectionPhrase, Mention, MentionBuilder
from pipeline.coding.tokens import Token, Tokeniser
from tests.unit.coding.conftest import small_reference

Build = Callable[[str], list[Token]]


@pytest.fixture(scope="module")
def build(lexicon: Lexicon) -> Build:
    """Return the tokens of one sentence of the week after the Zambian vote."""
    gazetteer = Gazetteer(small_reference(), lexicon)
    matcher, tokeniser = Matcher([*lexicon.expressions, *gazetteer.expressions]), Tokeniser(lexicon)
    builder = MentionBuilder(gazetteer, lexicon)

    def run(*sentences: str) -> list[Token]:
        builder.begin(date(2021, 8, 17))
        tokens: list[Token] = []
        for text in sentences:
            matches = matcher.find(text, fold(text))
            senses = frozenset[str]().union(*[match.senses for match in matches])
            tokens = builder.build(text, tokeniser.cut(text, 0, len(text), matches), senses)
        return tokens

    return run


def mentions(tokens: list[Token]) -> list[Mention]:
    return [token.data for token in tokens if token.cls == "M"]


def first(tokens: list[Token]) -> Mention:
    """The mention that a sentence opens with."""
    assert tokens[0].cls == "M" or tokens[1].cls == "M", tokens
    return mentions(tokens)[0]


def actors(mention: Mention) -> list[tuple[str | None, str]]:
    return [(who.actor, who.level) for who in mention.who]


ONE = {
    # -- names of states and organisations
    "a state": ("Norway declined to comment.", "NOR", "government"),
    "an acronym in brackets": ("The African Union (AU) declined to comment.", "IO-AU", "organisation_organ"),
    "a body and its organ": ("The OSCE's Office for Democratic Institutions and Human Rights (ODIHR) spoke.", "IO-OSCE.ODIHR", "mission"),
    "a palace": ("The Kremlin declined to comment.", "RUS", "government"),
    # -- whose an office is
    "a possessive": ("Norway's foreign minister declined to comment.", "NOR", "foreign_minister"),
    "a demonym": ("The Norwegian foreign minister declined to comment.", "NOR", "foreign_minister"),
    "words between": ("The outgoing Norwegian trade and industry minister declined to comment.", "NOR", "minister"),
    "of": ("The foreign minister of the Kingdom of Norway declined to comment.", "NOR", "foreign_minister"),
    "two offices": ("Norwegian foreign ministry spokesperson Ann Nordby declined to comment.", "NOR", "spokesperson"),
    "an office of an office": ("A spokesman for the Swedish foreign ministry declined to comment.", "SWE", "spokesperson"),
    "a field behind": ("The Norwegian minister for trade and industry declined to comment.", "NOR", "minister"),
    "a mission": ("The African Union's observers declined to comment.", "IO-AU.EOM", "mission"),
    "a mission's head": ("The AU observer mission's head, Ann Nordby, spoke.", "IO-AU.EOM", "mission_head"),
    "whoever leads observers": ("Observers led by the African Union declined to comment.", "IO-AU.EOM", "mission"),
    "a spokesman of a leader": ("President Vladimir Putin's spokesman declined to comment.", "RUS", "spokesperson"),
    "a statement of": ("The Norwegian statement came late.", "NOR", "government"),
    # -- persons
    "a person in office": ("Emmanuel Macron declined to comment.", "FRA", "head_of_state"),
    "a regime": ("The Lukashenko regime declined to comment.", "BLR", "government"),
    "an office and a name": ("Norwegian Prime Minister Ann Nordby declined to comment.", "NOR", "head_of_government"),
    "a name and an office": ("Ann Nordby, the Swedish foreign minister, declined to comment.", "SWE", "foreign_minister"),
    "a name and what it heads": ("Ann Nordby, who heads the EU observer mission, declined to comment.", "IO-EU.EOM", "mission_head"),
    "a name and a state": ("The Emir Ole Nordmann of Norway declined to comment.", "NOR", "head_of_state"),
    "initials": ("Norwegian Prime Minister Ann B. Nordby declined to comment.", "NOR", "head_of_government"),
    "a small word in a name": ("Norwegian Prime Minister Ann van der Nordby declined to comment.", "NOR", "head_of_government"),
    "an honorific": ("Norwegian Prime Minister Dr. Ann Nordby declined to comment.", "NOR", "head_of_government"),
    "another spelling": ("Aleksandr Lukashenko declined to comment.", "BLR", "head_of_state"),
    "an organ's head in commas": ("The UN secretary-general, António Guterres, declined to comment.", "IO-UN.SG", "organisation_head"),
    "an office of nobody named": ("The secretary-general, António Guterres, declined to comment.", "IO-UN.SG", "organisation_head"),
}


@pytest.mark.parametrize("case", ONE)
def test_one_actor_is_meant(build: Build, case: str) -> None:
    text, actor, level = ONE[case]
    assert actors(first(build(text))) == [(actor, level)]


SPANS = {
    "a field": ("The minister of trade and industry of Norway spoke.", "The minister of trade and industry of Norway"),
    "an acronym that no list knows": ("The EU Election Observation Mission (XYM) spoke.", "The EU Election Observation Mission (XYM)"),
    "a hyphen in a name": ("Norwegian Prime Minister Ann-Mari Nordby spoke.", "Norwegian Prime Minister Ann-Mari Nordby"),
    "small words in a name": ("Norwegian Prime Minister Ann van der Nordby spoke.", "Norwegian Prime Minister Ann van der Nordby"),
    "a list of owners that never ends": ("The president of Norway, Sweden said, spoke.", "The president of Norway"),
    "a list of states behind an office": ("The Norwegian foreign ministry, Sweden spoke.", "The Norwegian foreign ministry"),
    "a name goes no further than its capitals": ("Norwegian Prime Minister Ann Nordby then spoke.", "Norwegian Prime Minister Ann Nordby"),
    "a people with its government": ("The Government and people of Kenya spoke.", "The Government and people of Kenya"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPANS)
def test_a_mention_ends_where_its_words_end(build: Build, case: str) -> None:
    text, words = SPANS[case]
    mention = first(build(text))
    assert text[mention.start : mention.end].rstrip(",") == words.rstrip(",")


MANY = {
    "a list": ("France, Kenya and Cuba declined to comment.", ["FRA", "KEN", "CUB"]),
    "a list of owners": ("The presidents of China, Cuba and Russia declined to comment.", ["CHN", "CUB", "RUS"]),
    "a list of holders": ("Presidents Xi, Putin and Lukashenko declined to comment.", ["CHN", "RUS", "BLR"]),
    "holders with their states": ("Presidents Xi Jinping of China and Vladimir Putin of Russia declined.", ["CHN", "RUS"]),
    "a headline's list": ("US, EU condemn vote in Zambia", ["USA", "IO-EU"]),
    "a remark inside": ("Norway, in a letter, and Sweden, in a tweet, declined.", ["NOR", "SWE"]),
    "a day inside": ("Norway and, on Tuesday, Sweden declined.", ["NOR", "SWE"]),
    "organisations that share their observers": ("African Union and European Union observers declined.", ["IO-AU.EOM", "IO-EU.EOM"]),
    "examples": ("Several countries, including Kenya and Cuba, declined.", ["KEN", "CUB"]),
    "examples closed behind": ("Several countries, Kenya and Cuba included, declined.", ["KEN", "CUB"]),
    "such as": ("Many countries such as Kenya and Cuba declined.", ["KEN", "CUB"]),
    "as well as": ("Norway as well as Sweden declined.", ["NOR", "SWE"]),
}


@pytest.mark.parametrize("case", MANY)
def test_several_actors_are_meant(build: Build, case: str) -> None:
    text, found = MANY[case]
    assert [who.actor for who in first(build(text)).who] == found


NO_LIST = {
    "no and": "In Kenya, Russia declined to comment.",
    "a new clause": "The letter congratulated Kenya, and Russia said nothing.",
    "an office of one state beside another": "The Norwegian government, Sweden declined to comment.",
}


@pytest.mark.parametrize("case", NO_LIST)
def test_what_stands_side_by_side_need_be_no_list(build: Build, case: str) -> None:
    assert all(len(mention.who) == 1 for mention in mentions(build(NO_LIST[case])) if mention.kind == "named")


NOBODY = {
    "a bare demonym": "They signed a Norwegian treaty.",
    "led by": "They met in a US-led coalition.",
    "pro": "They met in a pro-Kremlin outlet.",
    "a treaty": "They spoke of the Minsk Protocol.",
    "two peoples": "They met the Kenyan Nigerian leader.",
    "somebody else's family name": "They met Putin Nilsson.",
    "somebody else's given name": "They met Astrid Macron there.",
    "a stranger": "They met Ann Nordby there.",
    "another given name": "They met Ivan Nilsson Lukashenko there.",
    "opposition to": "They voiced opposition to this.",
    "an ordinary word": "They spoke of the weather.",
}


@pytest.mark.parametrize("case", NOBODY)
def test_nobody_is_meant(build: Build, case: str) -> None:
    found = [mention for mention in mentions(build(NOBODY[case])) if mention.kind != "pronoun"]
    assert not [who for mention in found for who in mention.who if who.actor]


def test_opposition_to_something_is_no_party(build: Build) -> None:
    assert [mention.word for mention in mentions(build("The opposition declined to comment."))] == ["opposition"]
    assert not [mention for mention in mentions(build("Some voiced opposition to this.")) if mention.word == "opposition"]


def test_a_capital_is_a_place_unless_it_does_something(build: Build) -> None:
    assert first(build("Oslo declined to comment.")).place
    assert [mention.place for mention in mentions(build("In Oslo President Vladimir Putin spoke."))] == [True, False]


def test_who_was_in_office_once_is_a_former_official(build: Build) -> None:
    for text in (
        "Former French President Emmanuel Macron spoke.",
        "Dmitry Medvedev spoke.",
        "The former Norwegian foreign minister spoke.",
    ):
        assert [who.former for who in first(build(text)).who] == [True], text
    assert not first(build("The Norwegian foreign minister spoke.")).who[0].former


KINDS = {
    "many": ("Many countries declined.", "group"),
    "counted": ("The 14 other countries declined.", "group"),
    "some of an organisation": ("Thirteen members of the European Union declined.", "group"),
    "members": ("EU member states declined.", "group"),
    "a people": ("Zambians voted.", "people"),
    "a people with its article": ("The French have voted.", "people"),
    "the people of a state": ("The Kenyan people voted.", "people"),
    "a bloc": ("The bloc declined.", "bloc"),
    "an office without a state": ("The minister declined.", "generic"),
    "the two": ("The two leaders agreed.", "generic"),
    "both": ("Both declined to comment.", "pronoun"),
    "she": ("She declined to comment.", "pronoun"),
}


@pytest.mark.parametrize("case", KINDS)
def test_kinds_of_mentions(build: Build, case: str) -> None:
    text, kind = KINDS[case]
    assert first(build(text)).kind == kind


def test_both_before_a_noun_and_her_before_a_noun_stand_for_nobody(build: Build) -> None:
    assert not [m for m in mentions(build("They were both of the view.")) if m.word == "both"]
    assert not [m for m in mentions(build("They praised her victory.")) if m.word == "her"]
    assert [m for m in mentions(build("They praised her.")) if m.word == "her"]


def test_a_name_given_in_full_is_known_by_its_last_word_below(build: Build) -> None:
    told = "Norwegian Prime Minister Ann Nordby spoke."
    assert actors(first(build(told, "Nordby declined to comment."))) == [("NOR", "head_of_government")]
    assert actors(first(build(told, "Ann Nordby declined to comment."))) == [("NOR", "head_of_government")]
    assert not mentions(build("Nordby declined to comment."))


def test_somebody_else_of_that_family_name_is_a_stranger_behind_an_office_too(build: Build) -> None:
    told = "Norwegian Prime Minister Ann Nordby spoke."
    assert not first(build(told, "Commission chair Sally Nordby declined to comment.")).who
    assert actors(first(build(told, "Prime Minister Ann Nordby declined to comment."))) == [("NOR", "head_of_government")]
    assert actors(first(build(told, "Prime Minister Nordby declined to comment."))) == [("NOR", "head_of_government")]


def test_a_family_name_behind_an_office_is_somebody_elses_given_name(build: Build) -> None:
    assert not first(build("President Macron Nordby declined to comment.")).who
    assert actors(first(build("President Macron Tuesday declined to comment."))) == [("FRA", "head_of_state")]
    assert actors(first(build("President Macron declined to comment."))) == [("FRA", "head_of_state")]


def test_whoever_leads_a_mission_speaks_as_it_below(build: Build) -> None:
    told = "The African Union observer mission, led by Ann Nordby, spoke."
    assert actors(first(build(told, "Nordby declined to comment."))) == [("IO-AU.EOM", "mission_head")]


def test_the_next_text_knows_nothing_of_the_last_one(build: Build) -> None:
    build("Norwegian Prime Minister Ann Nordby spoke.")
    assert not mentions(build("Nordby declined to comment."))


def test_an_office_with_a_strangers_name_waits_for_its_state(build: Build) -> None:
    mention = first(build("Spokesman Ole Nordmann declined to comment."))
    assert (mention.kind, mention.name, mention.who) == ("generic", "nordmann", ())
    later = first(build("Spokesman Ole Nordmann declined.", "Nordmann declined to comment."))
    assert later.kind == "generic" and later.role is not None and later.role.level == "spokesperson"


PHRASES: dict[str, tuple[str, dict[str, object]]] = {
    "country, office and date": (
        "They spoke of the presidential election in Zambia on 12 August 2021.",
        {"country": "ZMB", "office": "PRES", "year": 2021, "month": 8, "definite": True},
    ),
    "a possessive": ("They spoke of Kenya's general elections.", {"country": "KEN", "definite": True, "proper": True}),
    "a demonym": ("They spoke of the Kenyan parliamentary election.", {"country": "KEN", "office": "LEG"}),
    "a possessive without an s": ("They spoke of the United States' election.", {"country": "USA"}),
    "a person's": ("They spoke of Lukashenko's re-election.", {"country": "BLR"}),
    "a person's, judged": ("They spoke of Lukashenko's disputed election.", {"country": "BLR"}),
    "a stranger's": ("They spoke of Nordby's election.", {"country": None, "national": True}),
    "last year's": ("They spoke of last year's vote.", {"year": 2020, "past": True}),
    "last week's": ("They spoke of last week's vote.", {"year": None, "past": False, "fresh": True}),
    "a month's": ("They spoke of April's presidential vote.", {"month": 4, "office": "PRES"}),
    "the one after": ("They spoke of the next general election.", {"ahead": True, "office": "LEG"}),
    "a new one at hand": ("They spoke of Sunday's general election.", {"ahead": False, "office": "LEG"}),
    "a federation's": ("They spoke of the chess federation's election.", {"national": False}),
    "a re-election of": ("They spoke of the re-election of Vladimir Putin.", {"country": "RUS"}),
    "an office between": ("They spoke of the election of the President of the Republic of Kenya.", {"country": "KEN"}),
    "as president": ("They spoke of his re-election as President of the Republic of Kenya.", {"country": "KEN", "office": "PRES"}),
    "where it was held": ("They spoke of the vote, which was held in Kenya in May 2020.", {"country": "KEN", "year": 2020, "month": 5}),
    "its": ("Kenya held its own election.", {"country": "KEN", "own": True}),
    "the year after it": ("They spoke of the election last year.", {"year": 2020}),
    "no year": ("They spoke of the election last week.", {"year": None}),
    "the previous one": ("They spoke of the previous election.", {"past": True}),
    "a new one": ("They spoke of a repeat presidential election.", {"anew": True, "office": "PRES"}),
    "of these days": ("They spoke of Sunday's election.", {"fresh": True, "definite": True}),
    "as such": ("They spoke of free and fair elections.", {"definite": False, "country": None}),
    "wished for": ("They spoke of future parliamentary elections.", {"definite": False}),
    "a post": ("They spoke of Brazil's election to the Security Council.", {"national": False}),
    "a party's chair": ("They spoke of his election as chairman of the party.", {"national": False}),
    "a body's own": ("They spoke of the congress' election.", {"national": False}),
    "a nation's, to no post": ("They spoke of the election to come.", {"national": True}),
}


@pytest.mark.parametrize("case", PHRASES)
def test_phrases_for_elections(build: Build, case: str) -> None:
    text, told = PHRASES[case]
    phrase: ElectionPhrase = next(token.data for token in build(text) if token.cls == "E")
    assert {name: getattr(phrase, name) for name in told} == told

"""A small world of its own for the coder: a few states, organisations, people and elections, and the lexicon of the project."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.coding.claims import Coded
from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.reference import Reference

LEXICON = Path(__file__).parents[3] / "sources" / "lexicon" / "en"

STATES = {
    "ZMB": ("Zambia", ["Zambian", "Zambians"], "Lusaka", ["State House Lusaka"]),
    "KAZ": ("Kazakhstan", ["Kazakh", "Kazakhs"], "Astana", ["Akorda"]),
    "RUS": ("Russia", ["Russian", "Russians"], "Moscow", ["Kremlin"]),
    "CHN": ("China", ["Chinese"], "Beijing", []),
    "TUR": ("Turkey", ["Turkish", "Turks"], "Ankara", []),
    "BLR": ("Belarus", ["Belarusian", "Belarusians"], "Minsk", []),
    "DEU": ("Germany", ["German", "Germans"], "Berlin", []),
    "FRA": ("France", ["French"], "Paris", ["Élysée"]),
    "GBR": ("United Kingdom", ["British", "Britons"], "London", ["Downing Street"]),
    "USA": ("United States", ["American", "Americans"], "Washington", ["White House", "State Department"]),
    "SWE": ("Sweden", ["Swedish", "Swedes"], "Stockholm", []),
    "NOR": ("Norway", ["Norwegian", "Norwegians"], "Oslo", []),
    "KEN": ("Kenya", ["Kenyan", "Kenyans"], "Nairobi", []),
    "CUB": ("Cuba", ["Cuban", "Cubans"], "Havana", []),
    "CAN": ("Canada", ["Canadian", "Canadians"], "Ottawa", []),
    "ITA": ("Italy", ["Italian", "Italians"], "Rome", []),
    "JPN": ("Japan", ["Japanese"], "Tokyo", []),
    "NGA": ("Nigeria", ["Nigerian", "Nigerians"], "Abuja", []),
    "BEL": ("Belgium", ["Belgian", "Belgians"], "Brussels", []),
}
ACRONYMS = {"USA": ["US", "U.S."], "GBR": ["UK", "Britain"]}
ORGANISATIONS = {
    "IO-EU": ("European Union", "EU", "organisation", None, ["Brussels"]),
    "IO-EU.HRVP": ("High Representative of the European Union", "HRVP", "organ", "IO-EU", []),
    "IO-EU.EOM": ("EU Election Observation Mission", "EU EOM", "mission", "IO-EU", []),
    "IO-AU": ("African Union", "AU", "organisation", None, []),
    "IO-AU.EOM": ("African Union Election Observation Mission", "AUEOM", "mission", "IO-AU", []),
    "IO-OSCE": ("Organization for Security and Co-operation in Europe", "OSCE", "organisation", None, ["Vienna"]),
    "IO-OSCE.ODIHR": ("Office for Democratic Institutions and Human Rights", "ODIHR", "organ", "IO-OSCE", []),
    "IO-UN": ("United Nations", "UN", "organisation", None, []),
    "IO-UN.SG": ("Secretary-General of the United Nations", "UNSG", "organ", "IO-UN", []),
}
PEOPLE = {
    "P-putin-vladimir-1952": ("Vladimir Putin", "RUS", "head_of_state", (2012, None)),
    "P-medvedev-dmitry-1965": ("Dmitry Medvedev", "RUS", "head_of_state", (2008, 2012)),
    "P-xi-jinping-1953": ("Xi Jinping", "CHN", "head_of_state", (2013, None)),
    "P-erdogan-recep-1954": ("Recep Tayyip Erdoğan", "TUR", "head_of_state", (2014, None)),
    "P-lukashenko-alexander-1954": ("Alexander Lukashenko", "BLR", "head_of_state", (1994, None)),
    "P-macron-emmanuel-1977": ("Emmanuel Macron", "FRA", "head_of_state", (2017, None)),
    "P-borrell-josep-1947": ("Josep Borrell", "IO-EU.HRVP", "organisation_official", (2019, 2024)),
    "P-guterres-antonio-1949": ("António Guterres", "IO-UN.SG", "organisation_head", (2017, None)),
    "P-hichilema-hakainde-1962": ("Hakainde Hichilema", "ZMB", "head_of_state", (2021, None)),
    "P-lungu-edgar-1956": ("Edgar Lungu", "ZMB", "head_of_state", (2015, 2021)),
}
ELECTIONS = {
    "ZMB-202108-PRES": ("ZMB", "PRES", date(2021, 8, 12)),
    "ZMB-201608-PRES": ("ZMB", "PRES", date(2016, 8, 11)),
    "KEN-202208-PRES": ("KEN", "PRES", date(2022, 8, 9)),
}
OPTIONS = {
    "ZMB-202108-PRES:hichilema": ("Hakainde Hichilema", "P-hichilema-hakainde-1962", "candidate"),
    "ZMB-202108-PRES:lungu": ("Edgar Lungu", "P-lungu-edgar-1956", "candidate"),
    "ZMB-202108-PRES:against-all": ("Against all", None, "against_all"),
}


def small_reference() -> Reference:
    actors = [{"actor_id": s, "kind": "state", "name_en": v[0], "country_id": s, "parent_actor_id": None} for s, v in STATES.items()]
    names = []
    for state, (name, demonyms, capital, metonyms) in STATES.items():
        kinds = [("name", [name]), ("demonym", demonyms), ("capital", [capital]), ("metonym", metonyms), ("alias", ACRONYMS.get(state, []))]
        names += [{"actor_id": state, "name": n, "name_kind": kind} for kind, group in kinds for n in group]
    for actor, (name, acronym, kind, parent, seats) in ORGANISATIONS.items():
        actors.append({"actor_id": actor, "kind": kind, "name_en": name, "country_id": None, "parent_actor_id": parent})
        names += [{"actor_id": actor, "name": name, "name_kind": "name"}, {"actor_id": actor, "name": acronym, "name_kind": "acronym"}]
        names += [{"actor_id": actor, "name": seat, "name_kind": "seat"} for seat in seats]
    return Reference(
        actors=actors,
        actor_names=names,
        persons=[{"person_id": p, "name_en": v[0]} for p, v in PEOPLE.items()],
        person_names=[{"person_id": p, "name": v[0]} for p, v in PEOPLE.items()],
        office_tenures=[
            {
                "person_id": person, "actor_id": actor, "office": office, "title_en": office,
                "start_date": date(start, 1, 1), "end_date": date(end, 12, 31) if end else None,
            }
            for person, (_, actor, office, (start, end)) in PEOPLE.items()
        ],
        publishers=[
            {"publisher_id": "state-department", "name_en": "State Department", "actor_id": "USA", "capacity": "government"},
            {"publisher_id": "daily", "name_en": "The Daily", "actor_id": None, "capacity": "news"},
        ],
        elections=[
            {
                "election_id": e, "country_id": c, "office": o, "title_en": e,
                "first_polling_date": day, "last_polling_date": day, "reruns_election_id": None,
            }
            for e, (c, o, day) in ELECTIONS.items()
        ],
        rounds=[],
        options=[
            {"option_id": o, "election_id": o.partition(":")[0], "option_kind": k, "label_en": label, "person_id": p, "party_label": None}
            for o, (label, p, k) in OPTIONS.items()
        ],
        option_names=[{"option_id": o, "name": v[0]} for o, v in OPTIONS.items()],
    )  # fmt: skip


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


@pytest.fixture(scope="session")
def coder(lexicon: Lexicon) -> Coder:
    return Coder(small_reference(), lexicon)


Code = Callable[..., Coded]


@pytest.fixture(scope="session")
def code(coder: Coder) -> Code:
    """Code a text of the week after the Zambian vote."""

    def run(text: str, **changes: object) -> Coded:
        given = {"document_id": "D-000000000000", "text": text, "kind": "news", "published": date(2021, 8, 17), **changes}
        return coder.code(Text(**given))  # type: ignore[arg-type]

    return run

"""The folds: from claims to facts, by the written rules, with the rows that break an invariant shown."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse, open_warehouse
from schemas.codes import codes
from schemas.model import table, tables
from tests.conftest import ROOT, fold, make_project


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """The fixture's facts, folded once; what a test changes is rolled back."""
    root = make_project(tmp_path_factory.mktemp("standing") / "project")
    with open_warehouse(root / "build" / "warehouse.duckdb", root) as opened:
        fold(root, opened)
        yield opened


def one(warehouse: Warehouse, query: str) -> tuple:
    rows = warehouse.connection.execute(query).fetchall()
    assert len(rows) == 1, rows
    return rows[0]


def failing(warehouse: Warehouse, check: str) -> list[tuple]:
    return warehouse.connection.sql(queries("checks")[check].sql).fetchall()


def test_every_fact_table_has_a_fold_and_every_fold_a_table() -> None:
    assert set(queries("tables")) == {info.name for info in tables() if info.layer == "normalise"}


@pytest.mark.parametrize("name", queries("checks"))
def test_every_check_names_its_table_severity_and_rule(name: str) -> None:
    header = queries("checks")[name].header
    assert table(header["table"])
    assert header["severity"] in ("block", "flag")
    assert header["rule"] and header["about"]
    assert header["severity"] == "block" or header["because"]


@pytest.mark.parametrize("name", queries("checks"))
def test_the_fixture_breaks_no_rule_but_for_a_decision_on_an_older_text(name: str, standing: Warehouse) -> None:
    found = failing(standing, name)
    assert [row[2] for row in found] == (["text-changed"] if name == "decisions_hold" else [])


def test_results_of_all_sources_stand_side_by_side_and_the_final_count_is_preferred(warehouse: Warehouse) -> None:
    rows = warehouse.connection.execute(
        "SELECT votes, result_status, preferred FROM results WHERE option_id LIKE '%:berg' ORDER BY votes"
    ).fetchall()
    assert rows == [(1200000, "preliminary", False), (1200500, "final", True)]


def test_a_figure_that_fits_no_other_of_its_count_is_kept_and_not_preferred(project: Path, warehouse: Warehouse) -> None:
    election = project / "sources" / "elections" / "NOR-202109-PRES"
    digest = election / "documents" / "result.md"
    digest.write_text(digest.read_text().replace("799,500 votes (39.97%)", "899,500 votes (39.97%), Eva Sand 20,000 votes (1.00%)"))
    text = (election / "election.yaml").read_text()
    text = text.replace(
        "vik: {votes: 799500, share: 39.97}",
        "vik: {votes: 899500, share: 39.97}\n          sand: {votes: 20000, share: 1.00}",
    )
    text = text.replace(
        "  - {option: vik, label: Ola Vik, kind: candidate}",
        "  - {option: vik, label: Ola Vik, kind: candidate}\n  - {option: sand, label: Eva Sand, kind: candidate}",
    )
    text = text.replace("          berg: {votes: 1200000}", "          berg: {votes: 1200000}\n          vik: {votes: 799500}")
    (election / "election.yaml").write_text(text)
    gazette = election / "documents" / "gazette.md"
    gazette.write_text(gazette.read_text().replace("votes at 1,200,000.", "votes at 1,200,000, those of Vik at 799,500."))
    fold(project, warehouse)
    rows = warehouse.connection.execute(
        "SELECT votes, preferred, preferred_reason FROM results WHERE option_id LIKE '%:vik' ORDER BY votes"
    ).fetchall()
    assert [(votes, preferred) for votes, preferred, _ in rows] == [(799500, True), (899500, False)]
    assert "do not fit" in rows[1][2]
    assert [row[1] for row in failing(warehouse, "share_fits_votes")] == [899500]


def test_a_response_carries_its_speaker_stance_and_days(warehouse: Warehouse) -> None:
    row = one(
        warehouse,
        "SELECT act, stance, honoree, speaker_person_id, days_from_polling, phase, review_status FROM responses WHERE actor_id = 'SWE'",
    )
    assert row == (
        "congratulate",
        2,
        "NOR-202109-PRES:berg",
        "P-lund-per-1965",
        2,
        "before_certification",
        "single_coded",
    )


def test_hand_coding_says_that_praise_is_qualified(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="DNK", act="congratulate", date="2021-09-15", qualified="true")
    fold(project, warehouse)
    assert responses(warehouse, "DNK", "qualified") == [(True,)]
    assert responses(warehouse, "SWE", "qualified") == [(False,)]


@pytest.mark.parametrize(
    ("said", "round_id"),
    [
        ({"date": "2021-09-10"}, "r1a1"),
        ({"date": "2021-09-20"}, "r1a1"),
        ({"date": "2021-09-28"}, "r2a1"),
        ({"date": "2021-09", "object": "process"}, None),
        ({"date": "2021-09", "honoree": "berg"}, "r2a1"),
        ({"date": "2021", "act": "congratulate"}, "r2a1"),
        ({"date": "2021-10", "object": "process"}, "r2a1"),
        ({"date": "2021-08", "object": "process"}, "r1a1"),
        ({"by": "2021-09-28", "object": "process"}, "r2a1"),
        ({"date": "2021-09", "object": "process", "round": "1"}, "r1a1"),
        ({"by": "2021-09-28", "object": "process", "round": "1"}, "r1a1"),
    ],
)
def test_a_response_belongs_to_the_round_that_it_can_speak_of(
    said: dict[str, str], round_id: str | None, project: Path, election: Path, warehouse: Warehouse
) -> None:
    run_off(election)
    say(election, **{"actor": "DNK", "act": "welcome", **said})
    fold(project, warehouse)
    assert (said.get("act", "welcome"), round_id) in responses(warehouse, "DNK", "act, split_part(round_id, '.', 2)")


def run_off(election: Path) -> None:
    """Let a second round, two weeks later, decide."""
    text = (election / "election.yaml").read_text()
    (election / "election.yaml").write_text(text.replace("missions:", "  - {round: 2, polling: 2021-09-27}\nmissions:"))


def test_the_latest_day_that_hand_coding_gives_is_no_day(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="DNK", act="welcome", by="2021-09-20")
    fold(project, warehouse)
    assert ("2021-09-20", "on_or_before") in responses(warehouse, "DNK", "response_date::VARCHAR, date_precision")


def test_what_is_said_on_the_day_of_the_inauguration_is_of_that_phase(project: Path, election: Path, warehouse: Warehouse) -> None:
    text = (election / "election.yaml").read_text()
    sworn_in = "    inaugurated: {date: 2021-10-20, document: gazette}\n    counts:"
    (election / "election.yaml").write_text(text.replace("    counts:", sworn_in))
    say(election, actor="DNK", act="contact", date="2021-10-20")
    fold(project, warehouse)
    assert ("inauguration",) in responses(warehouse, "DNK", "phase")
    assert failing(warehouse, "dates_in_order") == []


def test_a_rebuttal_is_threaded_to_the_verdict_it_answers(warehouse: Warehouse) -> None:
    assert one(warehouse, "SELECT responds_to FROM responses WHERE act = 'rebut'") == ("V-NOR-202109-PRES-IO-OSCE.ODIHR-preliminary",)


def test_observers_of_the_country_itself_have_verdicts_and_its_state_has_none(project: Path, election: Path, warehouse: Warehouse) -> None:
    organisations = project / "sources" / "actors" / "organisations.yaml"
    organisations.write_text(organisations.read_text() + "- {actor: X-NOR-WATCH, name: Vote Watch, kind: other, country: NOR}\n")
    text = (election / "election.yaml").read_text()
    words = '"well run, but that the campaign was uneven"'
    for mission in ("X-NOR-WATCH", "NOR"):
        verdict = f"{{stage: preliminary, overall: mixed, date: 2021-09-14, document: gazette, words: {words}}}"
        text = text.replace("responses:", f"  - {{mission: {mission}, kind: domestic, verdicts: [{verdict}]}}\nresponses:", 1)
    (election / "election.yaml").write_text(text)
    fold(project, warehouse)
    found = warehouse.connection.execute("SELECT actor_id FROM observation_verdicts ORDER BY ALL").fetchall()
    assert found == [("IO-OSCE.ODIHR",), ("X-NOR-WATCH",)]


def test_positions_and_silences_are_told_apart(warehouse: Warehouse) -> None:
    rows = warehouse.connection.execute("SELECT actor_id, position, silence FROM positions ORDER BY actor_id").fetchall()
    assert rows == [
        ("DNK", "no_position", "not_found"),
        ("FIN", "withholds", "withheld_as_reported"),
        ("IO-OSCE", "no_position", "not_monitored"),
        ("SWE", "recognises", None),
    ]


def test_who_is_watched_follows_from_the_rules_and_never_is_the_country_itself(warehouse: Warehouse) -> None:
    rows = warehouse.connection.execute("SELECT actor_id, why, since_date::VARCHAR FROM watched ORDER BY ALL").fetchall()
    assert rows == [
        ("DNK", "watch_list", "2010-01-01"),
        ("FIN", "neighbour", None),
        ("IO-OSCE", "regional_body", "1973-01-01"),
        ("SWE", "neighbour", None),
    ]


@pytest.mark.parametrize(
    ("name", "line", "actor"),
    [
        ("borders", "NOR,SWE,,2021-09-12", "SWE"),
        ("borders", "NOR,SWE,2021-09-14,", "SWE"),
        ("memberships", "NOR,IO-OSCE,member,1973,2021-09-12", "IO-OSCE"),
        ("memberships", "NOR,IO-OSCE,member,2021-09-14,", "IO-OSCE"),
        ("memberships", "NOR,IO-OSCE,observer,,", "IO-OSCE"),
        ("watch_list", "DNK,2010,2021-08", "DNK"),
    ],
)
def test_what_holds_on_no_polling_day_makes_nobody_watched(name: str, line: str, actor: str, project: Path, warehouse: Warehouse) -> None:
    path = project / "sources" / "actors" / f"{name}.csv"
    old = line.split(",")[:2] if name != "watch_list" else line.split(",")[:1]
    there = [*reversed(old), *line.split(",")[2:]]
    lines = []
    for stood in path.read_text(encoding="utf-8").splitlines():
        cells = stood.split(",")
        changed = line.split(",") if cells[: len(old)] == old else there if name == "borders" and cells[:2] == there[:2] else []
        lines.append(",".join([*changed, *cells[len(changed) :]]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fold(project, warehouse)
    watched = {row[0] for row in warehouse.connection.execute("SELECT actor_id FROM watched").fetchall()}
    assert actor not in watched and len(watched) == 3


def test_a_suspended_member_is_still_its_body_s(project: Path, warehouse: Warehouse) -> None:
    path = project / "sources" / "actors" / "memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("NOR,IO-OSCE,member", "NOR,IO-OSCE,suspended"), encoding="utf-8")
    fold(project, warehouse)
    assert one(warehouse, "SELECT why FROM watched WHERE actor_id = 'IO-OSCE'") == ("regional_body",)


def test_every_claim_has_an_outcome_and_every_quote_is_its_span(warehouse: Warehouse) -> None:
    counts = one(
        warehouse,
        "SELECT (SELECT count(*) FROM reported_acts) + (SELECT count(*) FROM reported_figures), (SELECT count(*) FROM claim_outcomes)",
    )
    assert counts[0] == counts[1] > 0
    quote = one(warehouse, "SELECT quote FROM evidence WHERE record_id = 'R-NOR-202109-PRES-FIN-01'")[0]
    assert quote == "Finland has yet to congratulate her."


def say(election: Path, **more: str) -> None:
    """Add one hand-coded response, carried by a digest of its own."""
    entry = {"object": "winner", **more}
    slug = entry.pop("document", f"d{len(list((election / 'documents').iterdir()))}")
    words = f"note {slug} of {entry['actor']}"
    digest = (election / "documents" / "gazette.md").read_text().split("\n---\n")[0].replace("https://", f"https://{slug}.")
    publisher = entry.pop("publisher", "gazette")
    front = digest.replace("publisher: gazette", f"publisher: {publisher}")
    (election / "documents" / f"{slug}.md").write_text(f"{front}\n---\n\nThis is the {words}.\n")
    text = (election / "election.yaml").read_text()
    pairs = ", ".join(f"{key}: {value}" for key, value in entry.items())
    line = f"  - {{{pairs}, document: {slug}, words: {words}}}\ngaps:"
    (election / "election.yaml").write_text(text.replace("gaps:", line))


def responses(warehouse: Warehouse, actor: str, columns: str) -> list[tuple]:
    query = f"SELECT {columns} FROM responses WHERE actor_id = '{actor}' ORDER BY response_id"
    return warehouse.connection.execute(query).fetchall()


def test_another_document_adds_evidence_and_renumbers_nothing(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="SWE", act="congratulate", date="2021-09-14")
    say(election, actor="SWE", act="offer", date="2021-09-13")
    fold(project, warehouse)
    assert responses(warehouse, "SWE", "response_id, act, n_documents, response_date::VARCHAR") == [
        ("R-NOR-202109-PRES-SWE-01", "congratulate", 2, "2021-09-14"),
        ("R-NOR-202109-PRES-SWE-02", "offer", 1, "2021-09-13"),
    ]


def test_a_number_is_never_given_twice(project: Path, election: Path, warehouse: Warehouse) -> None:
    minted = project / "sources" / "minted.csv"
    minted.write_text(minted.read_text() + "R-NOR-202109-PRES-SWE-07,note,result,,,\n")
    say(election, actor="SWE", act="offer", date="2021-09-13")
    fold(project, warehouse)
    assert [row[0][-2:] for row in responses(warehouse, "SWE", "response_id")] == ["01", "08"]


@pytest.mark.parametrize(("date", "n_rows"), [("2021-10-14", 1), ("2021-10-16", 2), ("2021-10", 1), ("2021", 1)])
def test_a_response_ends_with_its_window_and_only_a_day_opens_another(
    date: str, n_rows: int, project: Path, election: Path, warehouse: Warehouse
) -> None:
    say(election, actor="SWE", act="congratulate", date=date)
    fold(project, warehouse)
    assert len(responses(warehouse, "SWE", "response_id")) == n_rows


def test_a_late_report_without_a_day_joins_the_last_that_it_can_speak_of(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="SWE", act="congratulate", date="2021-12-20")
    say(election, actor="SWE", act="congratulate", date="2021-12")
    fold(project, warehouse)
    assert responses(warehouse, "SWE", "response_date::VARCHAR, n_documents") == [("2021-09-15", 1), ("2021-12-20", 2)]


def test_the_actors_own_channel_speaks_before_reports(project: Path, election: Path, warehouse: Warehouse) -> None:
    assert responses(warehouse, "SWE", "known_from") == [("report",)]
    say(election, actor="SWE", act="congratulate", date="2021-09-15", publisher="swedish-government")
    say(election, actor="SWE", act="offer", date="2021-09-15", attribution="reported_by_receiver")
    fold(project, warehouse)
    assert responses(warehouse, "SWE", "known_from") == [("own_statement",), ("receiver",)]


def test_a_withdrawal_supersedes_and_moves_the_position(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="SWE", act="retract", date="2021-09-20")
    say(election, actor="FIN", act="recognise", date="2021-09-21")
    fold(project, warehouse)
    assert responses(warehouse, "SWE", "supersedes_response_id")[1] == ("R-NOR-202109-PRES-SWE-01",)
    changes = warehouse.connection.execute(
        "SELECT actor_id, previous_position, position, changed_on::VARCHAR FROM position_changes WHERE change_no = 2 ORDER BY actor_id"
    ).fetchall()
    assert changes == [("FIN", "withholds", "recognises", "2021-09-21"), ("SWE", "recognises", "withholds", "2021-09-20")]
    now = "SELECT position, position_since::VARCHAR, n_changes, silence FROM positions WHERE actor_id = 'FIN'"
    assert one(warehouse, now) == ("recognises", "2021-09-21", 1, "withheld_as_reported")


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ([("reject", "2021-09-16", "result")], "rejects_result"),
        ([("reject", "2021-09", "result")], "rejects_result"),
        ([("reject", "2021-09-14", "result")], "recognises"),
        ([("concern", "2021-09-20", "process")], "recognises_with_reservations"),
        ([("concern", "2021-09-20", "losers_refusal")], "recognises"),
        ([("withhold", "2021-09-20", "winner")], "recognises"),
        ([("retract", "2021-09-16", "winner"), ("recognise", "2021-09-18", "result")], "recognises"),
    ],
)
def test_a_position_follows_what_lasts_in_the_order_of_days(
    said: list[tuple[str, str, str]], position: str, project: Path, election: Path, warehouse: Warehouse
) -> None:
    for act, date, about in said:
        say(election, actor="SWE", act=act, date=date, object=about)
    fold(project, warehouse)
    assert one(warehouse, "SELECT position FROM positions WHERE actor_id = 'SWE'") == (position,)


def test_who_recognises_a_rival_is_not_brought_back_by_refusing_again(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="DNK", act="recognise", honoree="vik", date="2021-09-16")
    say(election, actor="DNK", act="reject", object="result", date="2021-09-20")
    fold(project, warehouse)
    assert one(warehouse, "SELECT position FROM positions WHERE actor_id = 'DNK'") == ("recognises_rival",)


def test_a_counter_reply_hangs_on_the_rebuttal_and_no_thread_runs_in_a_circle(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="SWE", act="concern", object="third_party_response", target="NOR", date="2021-09-16")
    say(election, actor="NOR", act="rebut", object="third_party_response", target="SWE", date="2021-09-17")
    fold(project, warehouse)
    threads = dict(warehouse.connection.execute("SELECT response_id, responds_to FROM responses WHERE responds_to IS NOT NULL").fetchall())
    first, reply, second = "R-NOR-202109-PRES-NOR-01", "R-NOR-202109-PRES-SWE-02", "R-NOR-202109-PRES-NOR-02"
    assert threads == {first: "V-NOR-202109-PRES-IO-OSCE.ODIHR-preliminary", reply: first, second: reply}
    depths = warehouse.connection.execute("SELECT member_id, depth FROM threads ORDER BY depth").fetchall()
    assert depths == [("V-NOR-202109-PRES-IO-OSCE.ODIHR-preliminary", 0), (first, 1), (reply, 2), (second, 3)]


@pytest.mark.parametrize(
    ("known", "early"),
    [
        ("declared_on = polling_end", False),
        ("first_results_on = polling_end", False),
        ("first_results_on = polling_end + 1", True),
        ("declared_on = polling_end + 1", True),
    ],
)
def test_who_congratulates_on_polling_day_is_early_unless_results_came_that_day(known: str, early: bool, standing: Warehouse) -> None:
    standing.connection.execute("BEGIN").fetchall()
    try:
        standing.connection.execute(
            "UPDATE responses SET response_date = (SELECT min(polling_end) FROM rounds), phase = 'polling'"
        ).fetchall()
        standing.connection.execute(f"UPDATE rounds SET {known}").fetchall()
        assert bool(failing(standing, "premature_congratulation")) is early
    finally:
        standing.connection.execute("ROLLBACK").fetchall()


def test_joint_statements_of_several_documents_are_one(project: Path, election: Path, warehouse: Warehouse) -> None:
    say(election, actor="SWE", act="call", object="process", ask="recount", date="2021-09-20", joint="north")
    say(election, actor="FIN", act="call", object="process", ask="recount", date="2021-09-20", joint="north")
    say(election, actor="FIN", act="call", object="process", ask="recount", date="2021-09-20", joint="other")
    say(election, actor="DNK", act="call", object="process", ask="recount", date="2021-09-20", joint="other")
    fold(project, warehouse)
    named = warehouse.connection.execute("SELECT DISTINCT joint_statement_id FROM responses WHERE act = 'call'").fetchall()
    assert named == [("J-NOR-202109-PRES-north",)]


def test_silence_needs_a_channel_read_whole_through_the_window(project: Path, warehouse: Warehouse) -> None:
    publishers, readings = project / "sources" / "publishers.yaml", project / "sources" / "readings.csv"
    publishers.write_text(publishers.read_text().replace("swedish-government", "danish-government").replace("actor: SWE", "actor: DNK"))

    def silence(days: list[datetime.date]) -> str:
        lines = "".join(f"danish-government,{day},1,https://example.org\n" for day in days)
        readings.write_text("publisher,day,items,source\n" + lines)
        fold(project, warehouse)
        return one(warehouse, "SELECT silence FROM positions WHERE actor_id = 'DNK'")[0]

    every = [datetime.date(2021, 9, 1) + datetime.timedelta(days=n) for n in range(0, 90, 4)]
    assert silence(every) == "silent_within_coverage"
    outage = [day for day in every if not datetime.date(2021, 9, 30) < day < datetime.date(2021, 10, 8)]
    assert silence(outage) == "not_found"
    assert silence([day for day in every if day < datetime.date(2021, 11, 10)]) == "not_found"


def states(warehouse: Warehouse, *facts: str) -> dict[str, str]:
    """Fact → state in `completeness`."""
    warehouse.write_query("completeness", queries("tables")["completeness"].sql)
    found = dict(warehouse.connection.execute("SELECT fact, state FROM completeness").fetchall())
    return {fact: found[fact] for fact in facts} if facts else found


def test_every_fact_that_can_be_looked_for_is_given_lacking_or_not_due(warehouse: Warehouse) -> None:
    assert states(warehouse) == {
        **dict.fromkeys(codes("gap_fact"), "given"),
        "certified": "lacking",
        "seats": "not_due",
    }
    assert one(warehouse, "SELECT fact, searched_on FROM completeness WHERE searched_on IS NOT NULL") == (
        "certified",
        datetime.date(2021, 10, 1),
    )


@pytest.mark.parametrize("status", ["scheduled", "postponed", "cancelled"])
def test_a_vote_that_did_not_take_place_lacks_nothing(status: str, warehouse: Warehouse) -> None:
    for name in ("results", "turnout", "observation_verdicts", "responses"):
        warehouse.write_rows(name, [])
    assert states(warehouse, "results", "turnout", "verdict", "criticism") == dict.fromkeys(
        ("results", "turnout", "verdict", "criticism"), "lacking"
    )
    warehouse.connection.execute("UPDATE elections SET status = ?", [status]).fetchall()
    assert set(states(warehouse).values()) == {"given", "not_due"}
    assert failing(warehouse, "lack_is_said") == []


def test_where_nobody_voted_neither_votes_nor_turnout_are_lacking(warehouse: Warehouse) -> None:
    for name in ("results", "turnout"):
        warehouse.write_rows(name, [])
    warehouse.connection.execute("UPDATE rounds SET status = 'uncontested'").fetchall()
    assert states(warehouse, "results", "votes", "turnout") == {"results": "lacking", "votes": "not_due", "turnout": "not_due"}


def test_seats_are_lacking_where_a_body_with_seats_is_elected(warehouse: Warehouse) -> None:
    warehouse.connection.execute("UPDATE elections SET office = 'LEG'").fetchall()
    assert states(warehouse, "seats") == {"seats": "lacking"}


def test_a_lack_is_flagged_until_it_is_said_and_a_gap_once_it_is_filled(election: Path, project: Path, warehouse: Warehouse) -> None:
    path = election / "election.yaml"
    text = path.read_text()
    turnout = next(line for line in text.splitlines(keepends=True) if line.strip().startswith("turnout:"))
    path.write_text(text.replace(turnout, ""))
    fold(project, warehouse)
    assert failing(warehouse, "lack_is_said") == [
        ("sources/elections/NOR-202109-PRES/election.yaml", "NOR-202109-PRES", "turnout"),
    ]
    said = "  - {fact: turnout, on: 2021-10-03, note: its yearbook}\n"
    path.write_text(text.replace(turnout, "") + said)
    fold(project, warehouse)
    assert failing(warehouse, "lack_is_said") == failing(warehouse, "gap_is_open") == []
    path.write_text(text + said)
    fold(project, warehouse)
    assert [row[2] for row in failing(warehouse, "gap_is_open")] == ["turnout"]


def test_a_gap_of_an_actor_is_open_until_it_speaks_itself(election: Path, project: Path, warehouse: Warehouse) -> None:
    path = election / "election.yaml"
    path.write_text(path.read_text() + "  - {actor: FIN, on: 2021-10-03}\n")  # of which it is reported that it kept back
    fold(project, warehouse)
    assert failing(warehouse, "gap_is_open") == []
    say(election, actor="FIN", act="congratulate", date="2021-09-20")
    fold(project, warehouse)
    assert [row[2] for row in failing(warehouse, "gap_is_open")] == ["FIN"]


def test_a_gap_of_a_fact_is_no_silence_of_an_actor(warehouse: Warehouse) -> None:
    assert warehouse.connection.sql("SELECT actor_id, fact FROM searches ORDER BY ALL").fetchall() == [("DNK", None), (None, "certified")]
    assert warehouse.connection.sql("SELECT actor_id FROM positions WHERE silence = 'not_found'").fetchall() == [("DNK",)]


@pytest.mark.parametrize("name", queries("checks"))
def test_every_check_can_fail(name: str, standing: Warehouse) -> None:
    standing.connection.execute("BEGIN").fetchall()
    try:
        standing.connection.execute((ROOT / "tests" / "counterexamples" / "facts" / f"{name}.sql").read_text(encoding="utf-8")).fetchall()
        assert failing(standing, name)
    finally:
        standing.connection.execute("ROLLBACK").fetchall()

"""The second coder in whole runs: only when asked, compared with the others, never behind a fact."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli import ROOT, cli
from tests.endpoint import Fake, Said, completion
from tests.unit.coding.second.conftest import ACT, FIGURE

ELECTION = "NOR-202109-PRES"
NOTHING = {"speaker_as_written": None, "speaker_level": None, "honoree": None, "election_id": ELECTION}
GAZETTE: dict[str, Any] = {
    "acts": [
        # What rules and hand coding have too.
        {
            **ACT,
            **NOTHING,
            "words": "Per Lund congratulated Anna Berg on her victory in Norway's presidential election",
            "actor_id": "SWE",
            "actor_as_written": "Per Lund",
        },
        # What no one else has: it would make a response and a position, were it folded.
        {
            **ACT,
            **NOTHING,
            "words": "rejected the criticism",
            "trigger": "rejected",
            "actor_id": "DNK",
            "actor_as_written": "Finland",
            "act": "reject",
            "object": "result",
        },
        # What the text does not say.
        {**ACT, **NOTHING, "words": "Denmark congratulated Anna Berg", "actor_id": "DNK", "actor_as_written": "Denmark"},
    ],
    "figures": [
        {
            **FIGURE,
            "words": "The paper put Berg's votes at 1,200,000.",
            "election_id": ELECTION,
            "option_as_written": "Berg",
            "option_id": f"{ELECTION}:berg",
            "value": 1200000,
        }
    ],
}
NONE: dict[str, Any] = {"acts": [], "figures": []}


def answered(fake: Fake) -> dict[str, str]:
    """Let the endpoint answer about the two texts of the fixture; gives the environment that names it."""
    fake.replies = [completion(NONE)]
    fake.about = lambda body: completion(GAZETTE if "Per Lund" in body["messages"][1]["content"] else NONE)
    return {"BALLOT_ECHO_MODEL_URL": fake.url, "BALLOT_ECHO_MODEL": "any", "BALLOT_ECHO_MODEL_KEY": "sk-secret"}


def rows(project: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(project / "build" / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


FACTS = ("responses", "positions", "results", "turnout", "observation_verdicts", "observation_missions", "evidence", "responses_flat")


@pytest.mark.slow
def test_a_model_is_compared_with_the_others_and_makes_no_fact(project: Path, fake: Fake) -> None:
    environment = answered(fake)
    assert cli(project, "build", **environment).returncode == 0
    assert not fake.asked
    before = {name: rows(project, f"SELECT * FROM {name} ORDER BY ALL") for name in FACTS}
    quarantined = rows(project, "SELECT * FROM quarantine ORDER BY ALL")

    done = cli(project, "second", ELECTION, **environment)
    assert done.returncode == 0, done.stderr
    assert "2 documents, 2 asked about now; 4 claims returned, 3 kept, 1 dropped (quote-not-in-text 1)" in done.stdout
    again = cli(project, "second", "--all", **environment)
    assert again.returncode == 0 and "0 asked about now; 4 claims returned" in again.stdout
    assert len(fake.asked) == 2

    assert cli(project, "build", **environment).returncode == 0
    assert not rows(project, "SELECT * FROM reported_acts WHERE coder LIKE 'model:%'")

    made = cli(project, "build", BALLOT_ECHO_WITH_MODEL="1")
    assert made.returncode == 0, made.stdout + made.stderr
    assert len(fake.asked) == 2
    assert {name: rows(project, f"SELECT * FROM {name} ORDER BY ALL") for name in FACTS} == before
    outcomes = """
        SELECT c.what, o.outcome, o.reason
        FROM (SELECT claim_id, coder, act AS what FROM reported_acts UNION ALL SELECT claim_id, coder, measure FROM reported_figures) AS c
        JOIN claim_outcomes AS o USING (claim_id) WHERE c.coder LIKE 'model:any@%' ORDER BY ALL
    """
    reason = "coded by a model: compared, never folded"
    assert rows(project, outcomes) == [(what, "held", reason) for what in ("congratulate", "reject", "votes")]
    assert rows(project, "SELECT * FROM quarantine WHERE rule NOT LIKE 'model.%' ORDER BY ALL") == quarantined
    assert rows(project, "SELECT rule FROM quarantine WHERE rule LIKE 'model.%'") == [("model.quote-not-in-text",)]
    assert rows(project, "SELECT n_returned, n_claims, n_dropped FROM model_readings ORDER BY ALL") == [(0, 0, 0), (4, 3, 1)]
    query = "SELECT coder_a, coder_b, n, n_agree FROM coder_agreement WHERE variable = 'honoree' OR variable = 'actor' ORDER BY ALL"
    compared = {(a.split(":")[0].split("@")[0], b.split(":")[0].split("@")[0]) for a, b, n, _ in rows(project, query) if n}
    assert compared >= {("human", "model"), ("model", "rules")}


@pytest.mark.slow
def test_a_claim_about_a_text_that_has_changed_is_not_read(project: Path, fake: Fake) -> None:
    environment = answered(fake)
    assert cli(project, "second", ELECTION, **environment).returncode == 0
    path = project / "sources" / "elections" / ELECTION / "documents" / "gazette.md"
    path.write_text(path.read_text() + "\nThe weather was fine.\n")
    assert cli(project, "build", BALLOT_ECHO_WITH_MODEL="1").returncode == 0
    assert rows(project, "SELECT count(*) FROM model_readings") == [(1,)]
    assert not rows(project, "SELECT * FROM reported_acts WHERE coder LIKE 'model:%'")


@pytest.mark.slow
def test_what_went_wrong_is_said_and_the_rest_is_kept(project: Path, fake: Fake) -> None:
    environment = answered(fake)
    about = fake.about
    assert about is not None
    fake.about = lambda body: completion("no claims") if "commission" in body["messages"][1]["content"] else about(body)
    failed = cli(project, "second", "--all", **environment)
    assert failed.returncode == 1
    assert "answer-not-json" in failed.stderr and "3 kept" in failed.stderr and "sk-secret" not in failed.stderr
    fake.about = about
    assert "1 asked about now" in cli(project, "second", "--all", **environment).stdout
    kept = b"".join(path.read_bytes() for path in (project / "build").rglob("*") if path.is_file())
    assert b"sk-secret" not in kept


@pytest.mark.slow
def test_wrong_use_is_told_apart(project: Path, fake: Fake) -> None:
    assert cli(project, "second").returncode == 2
    assert cli(project, "second", ELECTION, "--all").returncode == 2
    assert "no model: give --url and --model" in cli(project, "second", "--all").stderr
    assert "no document is filed under" in cli(project, "second", "NOR-199909-PRES", **answered(fake)).stderr
    refused = cli(project, "second", "--all", "--url", "http://93.184.216.34/v1", "--model", "any")
    assert refused.returncode == 1 and "is not this machine" in refused.stderr
    fake.about = None
    fake.replies = [Said(404, b'{"error": "no such model"}')]
    assert "status 404" in cli(project, "second", "--all", "--url", fake.url, "--model", "any").stderr


def test_code_asks_the_model_only_when_told(project: Path, fake: Fake) -> None:
    environment = answered(fake)
    path = project / "sources" / "elections" / ELECTION / "documents" / "gazette.md"
    text = project / "text.txt"
    text.write_text(path.read_text().split("---\n")[2].strip())
    by_rules = cli(project, "code", str(text), "--published", "2021-09-15", **environment)
    assert not fake.asked
    done = cli(project, "code", str(text), "--published", "2021-09-15", "--coder", "model", **environment)
    assert done.returncode == 0, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(claim["kind"], claim["coder"].split("@")[0]) for claim in claims] == [("act", "model:any")] * 2 + [("figure", "model:any")]
    assert list(claims[0]) == list(json.loads(by_rules.stdout.splitlines()[0]))
    assert "acts 3 dropped: quote-not-in-text" in done.stderr
    assert cli(project, "code", str(text), "--coder", "model").returncode == 2
    assert cli(project, "code", str(text), "--coder", "oracle").returncode == 2


OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise RuntimeError(f"the build went to the network: {event} {arguments}")

sys.addaudithook(refuse)
from pathlib import Path
from pipeline.paths import Paths
from pipeline.run import run_job

asked = dict.fromkeys(("release_plan", "release"), {"version": "", "date": "2021-10-01"})
for job in ("build", "publish"):
    outcome = run_job(job, Paths(Path(sys.argv[1])), asked if job == "publish" else None)
    assert outcome.success, outcome.messages
loaded = [name for name in sys.modules if name.startswith(tuple(sys.argv[2:]))]
assert not loaded, loaded
"""


@pytest.mark.parametrize(
    ("with_model", "unloaded"),
    [
        ("0", ("httpx", "pipeline.coding.second")),
        pytest.param("1", ("httpx",), marks=pytest.mark.slow),
    ],
)
def test_building_and_releasing_open_no_connection_and_load_nothing_that_could(
    project: Path, with_model: str, unloaded: tuple[str, ...]
) -> None:
    environment = {
        "BALLOT_ECHO_THREADS": "1",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "BALLOT_ECHO_KEEP_RUNS": "0",
        "BALLOT_ECHO_WITH_MODEL": with_model,
        "BALLOT_ECHO_MODEL_URL": "http://127.0.0.1:9/v1",
    }
    command = [sys.executable, "-c", OFFLINE, str(project), *unloaded]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr

"""Everything under `sources/`, read, checked and put into rows of tables.

Belongs here: the whole of one reading, and the rules that hold between files. Faults are gathered and shown together.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.ingest.actors import Reference, read_reference
from pipeline.ingest.aliases import alias_faults
from pipeline.ingest.connectors.returns import read_mappings
from pipeline.ingest.elections import Digest, Folder, Records, read_election, read_folder
from pipeline.ingest.faults import Fault, SourcesInvalid
from pipeline.ingest.inbox import Inbox, read_inbox
from pipeline.ingest.originals import Publishers
from pipeline.ingest.review import Known, add_decisions, repeated
from pipeline.ingest.rights import not_kept
from schemas.lists import list_path

Row = dict[str, Any]


@dataclass(slots=True)
class Sources:
    """What `sources/` holds."""

    rows: dict[str, list[Row]]
    """Table → rows: the reference tables, `documents` and `records`."""
    texts: dict[str, str]
    """document_id → text of the digest."""
    originals: Inbox = field(default_factory=Inbox)
    """What the inbox holds."""
    faults: list[Fault] = field(default_factory=list)


def read_sources(sources: Path, inbox: Path | None = None) -> Sources:
    """Read and check everything.

    Args:
        inbox: Folder of originals; none where it is left out.

    Raises:
        SourcesInvalid: With every fault found.
    """
    found = scan_sources(sources, inbox)
    if found.faults:
        raise SourcesInvalid(found.faults)
    return found


def scan_sources(sources: Path, inbox: Path | None = None) -> Sources:
    """Read everything that can be read; what is wrong stands in `faults`."""
    reference = read_reference(sources)
    folders = [read_folder(path) for path in sorted((sources / "elections").glob("*")) if path.is_dir()]
    digests = {f"{folder.name}/{slug}": digest for folder in folders for slug, digest in folder.digests.items()}
    faults = [*reference.faults, *(fault for folder in folders for fault in folder.faults)]
    originals = _originals(inbox, reference) if inbox else Inbox()
    originals.turn_away(not_kept(reference.rows["publishers"]))
    readable = [Records(folder, digests) for folder in folders if folder.election is not None]
    coded, known = _coded(digests, originals), _known(reference, readable)
    for records in readable:
        records.make()
        add_decisions(records, digests, coded, known)
        faults.extend(records.faults)
    faults += read_mappings(sources, reference.ids("publishers", "publisher_id"))[1]
    faults += repeated(readable)
    faults += _between_files(reference, folders, readable, digests)
    licences = {row["publisher_id"]: row["licence"] for row in reference.rows["publishers"]}
    documents = [_document(digest, licences) for digest in digests.values()]
    rows = {**reference.rows, "documents": documents, "records": [row for records in readable for row in records.rows]}
    texts = {digest.row["document_id"]: digest.text for digest in digests.values()}
    return Sources(rows, texts, originals, sorted(faults))


def _coded(digests: dict[str, Digest], originals: Inbox) -> dict[str, Digest]:
    """Every text that is coded, by its document: an original takes the place of the digest."""
    found = {digest.row["document_id"]: digest for digest in digests.values()}
    for row in originals.rows:
        name = row["document_id"]
        found[name] = Digest(name, f"the original of {name}", 1, row, originals.texts[name])
    return found


def _known(reference: Reference, readable: list[Records]) -> Known:
    return Known(
        actors=frozenset(reference.ids("actors", "actor_id")),
        persons=frozenset(reference.ids("persons", "person_id")),
        elections=frozenset(records.id for records in readable),
        options=frozenset(f"{records.id}:{option}" for records in readable for option in records.options),
    )


def _originals(inbox: Path, reference: Reference) -> Inbox:
    return read_inbox(inbox, reference.ids("publishers", "publisher_id"), Publishers(reference.rows["publishers"]))


def read_calendar(sources: Path) -> dict[str, list[Row]]:
    """Reference lists and, as `records`, elections with their options and rounds: what coding a single text needs.

    Quick, since no digest is read; an election whose file has faults is left out.
    """
    reference = read_reference(sources)
    rows: list[Row] = []
    for path in sorted((sources / "elections").glob("*/election.yaml")):
        folder = Folder(path.parent.name)
        read_election(path, folder)
        if folder.election is not None:
            records = Records(folder, {})
            records.make_calendar()
            rows += records.rows
    return {**reference.rows, "records": rows}


def _document(digest: Digest, licences: dict[str, str]) -> Row:
    """Our own words may always be given away, whatever the licence of the source."""
    licence = licences.get(digest.row["publisher_id"], "unknown")
    return {**digest.row, "licence": licence, "text_redistributable": True, "text": digest.text}


def _between_files(reference: Reference, folders: list[Folder], readable: list[Records], digests: dict[str, Digest]) -> Iterator[Fault]:
    yield from _digests(reference, folders, readable, digests)
    yield from _actors(reference)
    yield from _calendar(reference)
    yield from _readings(reference)
    yield from _feeds(reference)
    yield from _minted(reference)
    yield from _borders(reference)
    yield from _crosswalk(reference, {folder.name for folder in folders})
    yield from alias_faults(reference.rows["id_alias"], reference.places["id_alias"])
    for records in readable:
        yield from _election(records, reference, {r.id for r in readable})


def _digests(reference: Reference, folders: list[Folder], readable: list[Records], digests: dict[str, Digest]) -> Iterator[Fault]:
    publishers = reference.ids("publishers", "publisher_id")
    cited = {key for records in readable for key in records.cited}
    broken = {folder.name for folder in folders if folder.election is None}
    seen: dict[str, str] = {}
    for key, digest in digests.items():
        publisher, document = digest.row["publisher_id"], digest.row["document_id"]
        if publisher not in publishers:
            yield Fault(
                digest.path,
                digest.line,
                "unknown-publisher",
                f"{publisher!r} is not in sources/publishers.yaml; add it there",
            )
        if key not in cited and key.partition("/")[0] not in broken:
            yield Fault(
                digest.path,
                digest.line,
                "uncited-document",
                "no count, date, verdict or response cites it; cite it in election.yaml or remove it",
            )
        if document in seen:
            yield Fault(
                digest.path,
                digest.line,
                "duplicate-document",
                f"same address and date as {seen[document]}; keep one and cite it as ELECTION/slug",
            )
        seen.setdefault(document, digest.path)


def _actors(reference: Reference) -> Iterator[Fault]:
    """References between the reference lists."""
    actors, persons = reference.ids("actors", "actor_id"), reference.ids("persons", "person_id")
    countries = reference.ids("countries", "country_id")
    memberships, tenures, watch_list, borders = (
        f"sources/{list_path(name)}" for name in ("memberships", "tenures", "watch_list", "borders")
    )
    links = (
        ("publishers", "publishers", "actor_id", actors),
        ("publishers", "publishers", "country_id", countries),
        ("actors", "actors", "parent_actor_id", actors),
        ("actors", "actors", "country_id", countries),
        ("actor_memberships", memberships, "member_id", actors),
        ("actor_memberships", memberships, "group_id", actors),
        ("office_tenures", tenures, "person_id", persons),
        ("office_tenures", tenures, "actor_id", actors),
        ("watch_list", watch_list, "actor_id", actors),
        ("borders", borders, "actor_id", actors),
        ("borders", borders, "neighbour_id", actors),
    )
    for table, places, column, known in links:
        for (path, line), row in zip(reference.places.get(places, []), reference.rows[table], strict=True):
            if row[column] is not None and row[column] not in known:
                yield Fault(path, line, "unknown-id", f"{column} {row[column]!r} is declared nowhere under sources/actors")
    places = [*reference.places["actors"], *reference.places.get("sources/actors/persons.csv", [])]
    seen: dict[str, tuple[str, int]] = {}
    for (path, line), row in zip(places, (*reference.rows["actors"], *reference.rows["persons"]), strict=True):
        name = row.get("actor_id") or row["person_id"]
        if name in seen:
            yield Fault(path, line, "duplicate-id", f"{name} is declared before, in {':'.join(map(str, seen[name]))}; keep one")
        seen.setdefault(name, (path, line))


def _readings(reference: Reference) -> Iterator[Fault]:
    """Channels read as a whole belong to an actor and say how long a pause is no outage; a day stands once."""
    path = f"sources/{list_path('readings')}"
    channels = {row["publisher_id"] for row in reference.rows["publishers"] if row["gap_days"] and row["actor_id"]}
    seen: dict[tuple[str, datetime.date], int] = {}
    for (_, line), row in zip(reference.places.get(path, []), reference.rows["readings"], strict=True):
        key = (row["publisher_id"], row["day"])
        if row["publisher_id"] not in channels:
            message = f"{row['publisher_id']!r} is no publisher with actor and gap_days; give it both in sources/publishers.yaml"
            yield Fault(path, line, "no-channel", message)
        elif key in seen:
            yield Fault(path, line, "duplicate-id", f"{key[0]} on {key[1]} stands twice, first in line {seen[key]}; keep one")
        seen.setdefault(key, line)


def _feeds(reference: Reference) -> Iterator[Fault]:
    """An address stands once; coverage comes only from a feed of everything that an actor's own channel gives out."""
    channels = {row["publisher_id"] for row in reference.rows["publishers"] if row["gap_days"] and row["actor_id"]}
    seen: dict[str, int] = {}
    for (path, line), row in zip(reference.places["feeds"], reference.rows["feeds"], strict=True):
        if (first := seen.setdefault(row["url"], line)) != line:
            yield Fault(path, line, "duplicate-id", f"the feed {row['url']} stands twice, first in line {first}; keep one")
        if row["uses"] != "coverage":
            continue
        if row["covers"] != "all":
            message = f"the feed {row['url']} covers a part and can't give coverage; use it for claims"
            yield Fault(path, line, "no-coverage", message)
        elif row["publisher_id"] not in channels:
            message = f"{row['publisher_id']!r} is no publisher with actor and gap_days; give it both, or use the feed for claims"
            yield Fault(path, line, "no-channel", message)


def _minted(reference: Reference) -> Iterator[Fault]:
    """An id is given once."""
    path = f"sources/{list_path('minted')}"
    seen: dict[str, int] = {}
    for (_, line), row in zip(reference.places.get(path, []), reference.rows["minted_responses"], strict=True):
        if (first := seen.setdefault(row["response_id"], line)) != line:
            yield Fault(path, line, "duplicate-id", f"{row['response_id']} stands twice, first in line {first}; keep one")


def _borders(reference: Reference) -> Iterator[Fault]:
    """A border has two sides: the same dates stand from both."""
    path = f"sources/{list_path('borders')}"
    rows = reference.rows["borders"]
    sides = {(row["actor_id"], row["neighbour_id"], row["start_date"], row["end_date"]) for row in rows}
    for (_, line), row in zip(reference.places.get(path, []), rows, strict=True):
        here, there = row["actor_id"], row["neighbour_id"]
        if (there, here, row["start_date"], row["end_date"]) not in sides or here == there:
            message = f"{here} borders {there}, but {there} does not border {here} at the same time; add that line too"
            yield Fault(path, line, "one-sided", message)


def _crosswalk(reference: Reference, elections: set[str]) -> Iterator[Fault]:
    """An id in another scheme belongs to something that is known here."""
    path = f"sources/{list_path('crosswalk')}"
    calendar = {f"{row['country_id']}-{row['polling_date']:%Y%m}-{row['office']}" for row in reference.rows["election_calendar"]}
    known = {
        "countries": reference.ids("countries", "country_id"),
        "actors": reference.ids("actors", "actor_id"),
        "elections": elections,
        "election_calendar": calendar,
    }
    for (_, line), row in zip(reference.places[path], reference.rows["crosswalk_lines"], strict=True):
        if row["entity_id"] not in known[row["entity_table"]]:
            yield Fault(path, line, "unknown-id", f"{row['entity_id']!r} is none of {row['entity_table']}")


def _calendar(reference: Reference) -> Iterator[Fault]:
    hosts, path = (
        {row["actor_id"] for row in reference.rows["actors"] if row["actor_kind"] in ("state", "entity")},
        f"sources/{list_path('calendar')}",
    )
    for (_, line), row in zip(reference.places[path], reference.rows["election_calendar"], strict=True):
        if row["country_id"] not in hosts:
            yield Fault(path, line, "unknown-country", f"{row['country_id']!r} is not in sources/actors/states.csv")


def _election(records: Records, reference: Reference, elections: set[str]) -> Iterator[Fault]:
    election, loaded, path = records.election, records.loaded, records.folder.path
    actors, persons = reference.ids("actors", "actor_id"), reference.ids("persons", "person_id")
    if election["country"] not in reference.ids("countries", "country_id"):
        yield Fault(
            path,
            loaded.line(("country",)),
            "unknown-country",
            f"{election['country']!r} is not in sources/actors/states.csv",
        )
    if election.get("reruns", election["election"]) not in elections:
        yield Fault(path, loaded.line(("reruns",)), "unknown-election", f"no folder of the election {election['reruns']}")
    for index, option in enumerate(election["options"]):
        if option.get("person") and option["person"] not in persons:
            yield Fault(
                path,
                loaded.line(("options", index, "person")),
                "unknown-person",
                f"{option['person']} is not in sources/actors/persons.csv",
            )
    for key, columns in (("missions", ("mission",)), ("responses", ("actor", "target")), ("gaps", ("actor",))):
        for index, item in enumerate(election.get(key, [])):
            for column in columns:
                if item.get(column) and item[column] not in actors:
                    message = f"{item[column]} is not in sources/actors; add it to states.csv or organisations.yaml"
                    yield Fault(path, loaded.line((key, index, column)), "unknown-actor", message)
            speaker = item.get("speaker", "")
            if speaker.startswith("P-") and speaker not in persons:
                yield Fault(
                    path,
                    loaded.line((key, index, "speaker")),
                    "unknown-person",
                    f"{speaker} is not in sources/actors/persons.csv",
                )
    for index, item in enumerate(election["rounds"]):
        for number, count in enumerate(item.get("counts", [])):
            if count.get("claimant") and count["claimant"] not in actors:
                place = ("rounds", index, "counts", number, "claimant")
                yield Fault(
                    path,
                    loaded.line(place),
                    "unknown-actor",
                    f"{count['claimant']} is not in sources/actors/organisations.yaml",
                )

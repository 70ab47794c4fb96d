"""Formats of the YAML files under `sources/`, and of `upcoming.yaml` here: what contributors write, as JSON Schema (2020-12).

Belongs here: which keys a file has. What a key means, its code list and its form are taken from the column that it
fills, so that editors, checks and codebook say the same.
"""

from typing import Any

from schemas.codes import code_list, codes
from schemas.forms import FORMS
from schemas.model import ColumnInfo, table, tables

Schema = dict[str, Any]

DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIAL_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:]{5,8}(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$"
DOCUMENT = "^([A-Z]{3}-[0-9]{6}-[A-Z-]+/)?[a-z0-9]+(-[a-z0-9]+)*$"


def obj(required: dict[str, Schema], optional: dict[str, Schema] | None = None, description: str = "") -> Schema:
    """A mapping with exactly these keys."""
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }
    return {**schema, "description": description} if description else schema


def array(items: Schema, description: str = "") -> Schema:
    """A list; an empty one says nothing and is left out instead."""
    return {"type": "array", "minItems": 1, "items": items, "description": description}


def text(description: str) -> Schema:
    """Text of at least one character."""
    return {"type": "string", "minLength": 1, "description": description}


def date(description: str, *, partial: bool = False) -> Schema:
    """A day, or with `partial` a month, a year or an instant too."""
    if partial:
        return {
            "type": ["string", "integer"],
            "pattern": PARTIAL_DATE,
            "format": "partial-date",
            "description": description,
        }
    return {"type": "string", "pattern": DATE, "format": "date", "description": description}


def one_of(code: str, description: str) -> Schema:
    """A value of a code list; the definitions are shown by editors."""
    lines = [f"{row['code']}: {row['definition']}" for row in code_list(code)]
    return {
        "enum": list(codes(code)),
        "description": description,
        "markdownDescription": "\n\n".join([description, *lines]),
    }


def id_of(form: str, description: str) -> Schema:
    """An id."""
    pattern, example = FORMS[form]
    return {"type": "string", "pattern": pattern, "description": description, "examples": [example]}


def fills(name: str) -> Schema:
    """The value of the column `table.column`, as declared there."""
    table_name, _, column_name = name.partition(".")
    column = table(table_name).column(column_name)
    if column.code:
        return one_of(column.code, column.description)
    if column.form:
        return id_of(column.form, column.description)
    return {**_plain(column), "description": column.description}


def _plain(column: ColumnInfo) -> Schema:
    kind = type(column.dtype).__name__
    if kind == "Date":
        return date(column.description)
    if kind == "Boolean":
        return {"type": "boolean"}
    if kind.startswith("Int"):
        return _bounded({"type": "integer"}, column)
    if kind == "Decimal":
        return _bounded({"type": "number"}, column)
    return {"type": "string", "minLength": 1}


def _bounded(schema: Schema, column: ColumnInfo) -> Schema:
    bounds = {"minimum": column.ge, "maximum": column.le}
    return {**schema, **{key: value for key, value in bounds.items() if value is not None}}


SLUG = id_of("slug", "Slug of an option.")
CITED = {"type": "string", "pattern": DOCUMENT, "description": "Slug of a file in documents/, or OTHER-ELECTION/slug."}
WORDS = text("Expression that stands exactly once in our own digest of the document and carries the record.")


def _dated(description: str) -> Schema:
    return obj({"date": date("Day."), "document": CITED}, description=description)


def _option() -> Schema:
    return obj(
        {"option": SLUG, "label": fills("options.label_en"), "kind": fills("options.option_kind")},
        {
            "native": fills("options.label_native"),
            "person": fills("options.person_id"),
            "party": fills("options.party_label"),
            "incumbent": fills("options.incumbent"),
            "aliases": array(text("Spelling."), "Other spellings in use."),
        },
    )


def _count() -> Schema:
    figures = obj(
        {},
        {
            "votes": fills("results.votes"),
            "share": fills("results.share_pct"),
            "seats": fills("results.seats"),
            "uncontested": fills("results.seats_uncontested"),
            "rank": fills("results.rank"),
            "elected": fills("results.elected"),
        },
    )
    turnout = obj(
        {},
        {
            "registered": fills("turnout.registered"),
            "cast": fills("turnout.ballots_cast"),
            "valid": fills("turnout.valid_votes"),
            "invalid": fills("turnout.invalid_votes"),
            "blank": fills("turnout.blank_votes"),
            "percent": fills("turnout.turnout_pct"),
        },
    )
    return obj(
        {"document": CITED, "status": fills("results.result_status")},
        {
            "as_of": fills("results.as_of"),
            "claimant": fills("results.claimant_actor_id"),
            "share_base": fills("results.share_base"),
            "counted": fills("turnout.counted_share"),
            "complete": {**CITED, "description": "Document that bears out that every option that stood is named."},
            "turnout": turnout,
            "figures": {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": FORMS["slug"][0]},
                "additionalProperties": figures,
                "description": "Option → its figures as printed.",
            },
        },
        "Figures of one document, as printed, misprints included.",
    )


def _round() -> Schema:
    days = obj({"first": date("First polling day."), "last": date("Last polling day.")})
    return obj(
        {
            "round": fills("rounds.round_no"),
            "polling": {"anyOf": [date("Polling day."), days], "description": "Polling day or days."},
        },
        {
            "attempt": fills("rounds.attempt_no"),
            "status": fills("rounds.status"),
            "first_results": _dated("First official results."),
            "declared": _dated("Declaration of the result."),
            "certified": _dated("Certification of the result."),
            "inaugurated": _dated("Day on which the winner took office."),
            "counts": array(_count(), "One entry a source and status."),
        },
    )


def _mission() -> Schema:
    verdict = obj(
        {
            "stage": fills("observation_verdicts.stage"),
            "overall": fills("observation_verdicts.overall"),
            "document": CITED,
            "words": WORDS,
        },
        {
            "date": date("Day of issue; month or year where no more is known.", partial=True),
            "by": date("Instead of date: the latest day it can have been issued on, where the document does not tell the day."),
            "free": fills("observation_verdicts.free"),
            "fair": fills("observation_verdicts.fair"),
        },
    )
    return obj(
        {"mission": fills("observation_missions.actor_id")},
        {
            "kind": fills("observation_missions.mission_kind"),
            "observers": fills("observation_missions.n_observers"),
            "verdicts": array(verdict, "What it found, stage by stage."),
        },
    )


def _response() -> Schema:
    return obj(
        {"actor": fills("responses.actor_id"), "act": fills("responses.act"), "document": CITED, "words": WORDS},
        {
            "speaker": text("Person id, or the name as written."),
            "level": fills("responses.speaker_level"),
            "object": fills("responses.object"),
            "honoree": SLUG,
            "target": fills("responses.target_actor_id"),
            "ask": fills("responses.ask"),
            "channel": fills("responses.channel"),
            "attribution": fills("responses.attribution"),
            "modality": fills("responses.modality"),
            "qualified": fills("responses.qualified"),
            "joint": id_of("slug", "Joint statement: entries with the same slug signed it or aligned themselves with it."),
            "date": date("Day of the response; month or year where no more is known.", partial=True),
            "by": date("Instead of date: the latest day it can have come on, where the document does not tell the day."),
            "round": {**fills("rounds.round_no"), "description": "Round it answers, where its day does not tell."},
        },
    )


def election() -> Schema:
    """`elections/*/election.yaml`."""
    gap = obj(
        {"on": fills("searches.searched_on")},
        {"actor": fills("searches.actor_id"), "fact": fills("searches.fact"), "note": fills("searches.note")},
        "An actor whose response, or a fact, that was looked for and not found.",
    )
    gap["oneOf"] = [{"required": ["actor"]}, {"required": ["fact"]}]
    ids = {
        "type": "object",
        "properties": {scheme: {"type": ["string", "integer"]} for scheme in ("wikidata", "nelda", "parlgov_election", "ifes")},
        "additionalProperties": False,
        "description": "Ids in other schemes.",
    }
    return obj(
        {
            "election": fills("elections.election_id"),
            "title": fills("elections.title_en"),
            "country": fills("elections.country_id"),
            "office": fills("elections.office"),
            "status": fills("elections.status"),
            "coder": {
                "type": "string",
                "pattern": "^[a-z]{2,4}$",
                "description": "Initials of who coded the file by hand.",
            },
            "options": array(_option(), "What could be voted for."),
            "rounds": array(_round(), "Rounds of voting."),
        },
        {
            "contestation": fills("elections.contestation"),
            "snap": fills("elections.snap"),
            "directness": fills("elections.directness"),
            "event_group": fills("elections.event_group_id"),
            "reruns": fills("elections.reruns_election_id"),
            "seats": fills("elections.seats_at_stake"),
            "ids": ids,
            "missions": array(_mission(), "Who observed."),
            "responses": array(_response(), "International responses, coded by hand."),
            "gaps": array(gap, "What was looked for and not found."),
            "notes": fills("elections.notes"),
        },
        "One national election, coded by hand; each figure and response cites a document.",
    )


def digest() -> Schema:
    """Front matter of `elections/*/documents/*.md`."""
    return obj(
        {
            "publisher": fills("documents.publisher_id"),
            "url": {"type": "string", "pattern": "^https?://[^ ]+$", "description": "Address."},
            "published": date("Date of publication, as precise as the page shows it.", partial=True),
            "read": date("Day on which we read it."),
            "kind": fills("documents.kind"),
            "language": {
                "type": "string",
                "pattern": "^[a-z]{2}$",
                "description": "Language of the source, ISO 639-1.",
            },
        },
        {
            "title": fills("documents.title"),
            "archive": {"type": "string", "pattern": "^https?://[^ ]+$", "description": "Address of an archived copy."},
        },
        "Front matter of a digest: what the document is and where it stands.",
    )


def original() -> Schema:
    """Front matter of an original in the inbox; it is read by a machine, so `read` may be left out."""
    schema = digest()
    return {**schema, "required": [key for key in schema["required"] if key != "read"]}


def _feed() -> Schema:
    address = {"type": "string", "pattern": "^https?://[^ ]+$"}
    return obj(
        {
            "url": {**address, "description": "Address of the feed.", "examples": ["https://www.example.org/rss"]},
            "kind": fills("feeds.feed_kind"),
            "language": {"type": "string", "pattern": "^[a-z]{2}$", "description": "Language of its items, ISO 639-1.", "examples": ["en"]},
            "covers": fills("feeds.covers"),
            "uses": fills("feeds.uses"),
        },
        {
            "items": one_of("document_kind", "Kind of document that its items are; follows from the publisher's capacity where left out."),
            "pattern": text(
                "Form of the addresses of its items, with * for any part; of a page, links below its own address where left out."
            ),
            "found": {**address, "description": "Address of the page on which the feed's address was found."},
        },
        "A feed.",
    )


def _withheld(description: str) -> Schema:
    """A right that is taken back; none is given here that the licence does not give."""
    return {"enum": ["no"], "description": description}


def sidecar() -> Schema:
    """`NAME.yaml` beside a file `NAME` that is taken in: what it says counts, what it leaves out is taken from the document."""
    return {**digest(), "required": [], "description": "What is said of the file beside it."}


def publishers() -> Schema:
    """`publishers.yaml`."""
    return array(
        obj(
            {
                "publisher": fills("publishers.publisher_id"),
                "name": fills("publishers.name_en"),
                "capacity": fills("publishers.capacity"),
                "licence": fills("publishers.licence"),
            },
            {
                "actor": id_of("actor", "Actor whose own voice it is; left out for media."),
                "country": id_of("iso3", "Country in which it sits; left out for international bodies."),
                "language": fills("publishers.language"),
                "site": fills("publishers.site"),
                "terms": fills("publishers.terms"),
                "store": _withheld("No copy of its texts is kept: only address and hash."),
                "quote": _withheld("No span of its texts is quoted in a release."),
                "release": _withheld("No whole text of it stands in a release."),
                "gap_days": fills("publishers.gap_days"),
                "feeds": array(_feed(), "Feeds, sitemaps and lists that are read."),
            },
        ),
        "Who publishes, in what capacity, under which licence.",
    )


def organisations() -> Schema:
    """`actors/organisations.yaml`."""
    kinds = [kind for kind in codes("actor_kind") if kind not in ("state", "entity")]
    names = array(text("Name."), "Names in use.")
    return array(
        obj(
            {
                "actor": fills("actors.actor_id"),
                "name": fills("actors.name_en"),
                "kind": {"enum": kinds, "description": "Kind of actor."},
            },
            {
                "acronym": text("Acronym."),
                "aliases": names,
                "seats": array(text("City."), "Cities that may stand for it."),
                "demonyms": names,
                "parent": id_of("actor", "Organisation that it belongs to."),
                "country": id_of("iso3", "Country, for speakers of one country."),
            },
        ),
        "International organisations, their organs and missions, other speakers.",
    )


_CLAIM = {
    "reported_acts": (
        "actor_id", "act", "object", "honoree", "target_actor_id", "ask", "modality", "act_date", "election_id", "stage", "overall",
    ),
    "reported_figures": ("measure", "option_id", "value", "round_no"),
}  # fmt: skip
"""Columns of a claim that a decision may expect or amend."""


def _claim_columns(description: str) -> Schema:
    columns = {name: fills(f"{table_name}.{name}") for table_name, names in _CLAIM.items() for name in names}
    return {**obj({}, columns, description), "minProperties": 1}


def _added_act() -> Schema:
    said = _response()
    kept = {key: schema for key, schema in said["properties"].items() if key not in ("document", "words")}
    finding = {key: fills(f"observation_verdicts.{key}") for key in ("stage", "overall", "free", "fair")}
    required = {key: kept.pop(key) for key in ("actor", "act")}
    return obj(required, {**kept, **finding}, "The act, with the keys of a response; of a verdict with its stage and finding.")


def _added_figure() -> Schema:
    return obj(
        {
            "measure": {"enum": [row["code"] for row in code_list("measure") if row["grid"]], "description": "What is measured."},
            "value": fills("reported_figures.value"),
            "round": fills("rounds.round_no"),
            "status": fills("results.result_status"),
        },
        {"attempt": fills("rounds.attempt_no"), "option": SLUG},
        "The figure; figures of one document, round and status make one count.",
    )


def _when(decisions: tuple[str, ...], required: tuple[str, ...], **properties: Schema) -> Schema:
    condition = {"required": ["decision"], "properties": {"decision": {"enum": list(decisions)}}}
    return {"if": condition, "then": {"required": list(required), "properties": properties}}


def review() -> Schema:
    """`elections/*/review.yaml`."""
    columns = _claim_columns("Columns of the claim, with the values that the coder gives them.")
    entry = obj(
        {
            "text": {
                "type": "string",
                "pattern": "^[0-9a-f]{12}$",
                "description": "First 12 hex digits of the SHA-256 of the text decided on.",
                "examples": ["0123456789ab"],
            },
            "decision": one_of("decision", "What was decided."),
        },
        {
            "claim": fills("reported_acts.claim_id"),
            "document": {
                "type": "string",
                "pattern": f"{DOCUMENT}|{FORMS['document'][0]}",
                "description": "With add: slug of a file in documents/, OTHER-ELECTION/slug, or id of a document.",
            },
            "words": text("With add: expression that stands exactly once in the text and carries the record."),
            "expect": {"description": "What the coder says: columns of the claim; with add: missing."},
            "set": _claim_columns("With amend: columns to amend, with their values."),
            "act": _added_act(),
            "figure": _added_figure(),
            "reason": text("Why."),
            "by": {"type": "string", "pattern": "^[a-z]{2,4}$", "description": "Initials.", "examples": ["be"]},
            "on": date("Day of the decision."),
        },
    )
    decided, corrections = ("accept", "reject", "amend", "add"), ("reject", "amend", "add")
    entry["allOf"] = [
        _when(decided, ("reason", "by", "on")),
        _when(corrections, ("expect",)),
        _when(("accept", "reject", "amend", "open"), ("claim",), expect=columns),
        _when(("amend",), ("set",)),
        _when(("add",), ("document", "words"), expect={"enum": ["missing"], "description": "The coder does not have it."}),
    ]
    return array(entry, "Decisions on the coder's claims, and what the coder missed.")


def ids() -> Schema:
    """`ids.yaml`."""
    released = {"enum": [info.name for info in tables(released_only=True)], "description": "Table of the release that has the id."}
    return array(
        obj(
            {"table": released, "old": fills("id_alias.old_id"), "why": fills("id_alias.why")},
            {"new": fills("id_alias.new_id")},
        ),
        "Ids that changed or were withdrawn, and why.",
    )


def returns() -> Schema:
    """How the columns of a file of official returns are to be read."""
    columns = obj(
        {"area": text("Column that names the area.")},
        {key: text(f"Column of that name: {about}") for key, about in _COUNTS.items()},
        "Columns that are no option; every other one is the votes of an option.",
    )
    election = obj(
        {
            "file": text("Name of the file without its last suffixes."),
            "office": one_of("election_office", "Office or body elected."),
            "polling": date("Polling day, or no more than is known of it.", partial=True),
        },
        {"round": {"type": "integer", "minimum": 1, "description": "Round; 1 where it is left out."}},
    )
    return obj(
        {
            "dataset": text("Dataset, an id of sources/publishers.yaml."),
            "country": {"type": "string", "pattern": FORMS["iso3"][0], "description": "Country, ISO 3166-1 alpha-3."},
            "form": {"enum": ["csv", "tsv"], "description": "How cells are parted."},
            "columns": columns,
            "national": text("What stands in the column of the area in the row of the whole country."),
            "elections": array(election, "Files and what election each is of."),
        },
        {"ignore": array(text("Column that is neither a count nor an option."), "Columns to leave out.")},
    )


def upcoming() -> Schema:
    """`schemas/upcoming.yaml`."""
    entry = obj(
        {
            "change": one_of("schema_change", "What will change."),
            "table": {"enum": [info.name for info in tables(released_only=True)], "description": "Table of the release."},
            "schema": {"type": "string", "pattern": "^[1-9][0-9]*[.]0[.]0$", "description": "Version of the schema that will bring it."},
            "why": text("Reason."),
        },
        {
            "column": text("Column; left out for the table itself."),
            "value": text("Value of the column's code list, where only that changes."),
            "to": text("New name, DuckDB type, columns of the key parted by commas, or value that takes the place of one that goes."),
            "instead": text("What to use in its place."),
        },
        "A change.",
    )
    needs = {"rename": ["to"], "retype": ["column", "to"], "rekey": ["to"], "require": ["column"], "remove_value": ["column", "value"]}
    entry["allOf"] = [{"if": {"properties": {"change": {"const": change}}}, "then": {"required": keys}} for change, keys in needs.items()]
    return array(entry, "Breaking changes that the next major version of the schema will bring, announced one release ahead.")


_COUNTS = {
    "registered": "registered voters",
    "cast": "ballots cast",
    "valid": "valid votes",
    "invalid": "invalid votes",
}

FORMATS = {
    "election": election,
    "digest": digest,
    "original": original,
    "sidecar": sidecar,
    "publishers": publishers,
    "organisations": organisations,
    "review": review,
    "ids": ids,
    "returns": returns,
    "upcoming": upcoming,
}
"""Name of a format → the function that makes its schema."""


def json_schema(name: str) -> Schema:
    """The whole JSON Schema of a format."""
    title = f"Ballot Echo: {name}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **FORMATS[name]()}

"""The rules know no language: their modules hold no English words, and every list of the lexicon has a rule that asks for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON

CODING = Path(__file__).parents[3] / "pipeline" / "coding"
LANGUAGE_FREE = (
    "__init__", "attribution", "bare_offices", "blocks", "clauses/__init__", "clauses/groups", "clauses/hanging", "clauses/insertions",
    "clauses/owners", "clauses/polarity", "clauses/subjects", "clauses/verbs", "conditions/__init__", "conditions/answers",
    "conditions/case", "conditions/contacts", "conditions/courtesies", "conditions/demands", "conditions/look_alikes",
    "conditions/objects", "conditions/sides", "conditions/surroundings", "coreference", "dates", "denials", "elections/__init__",
    "elections/scene", "elections/sections", "elections/signs", "figures/__init__", "figures/figure", "frames/__init__",
    "frames/adjectives", "frames/carriers", "frames/extent", "frames/finder", "frames/messages", "frames/model", "frames/nouns",
    "frames/passives", "frames/senders", "frames/sources", "frames/speakers", "frames/verbs", "gazetteer", "issuer", "judgements",
    "lexicon/__init__", "lexicon/expressions", "lexicon/files", "lexicon/model", "lexicon/tables", "matches", "mentions/__init__",
    "mentions/looking", "mentions/memory", "mentions/model", "mentions/names", "mentions/owners", "mentions/persons", "quotations",
    "reading/__init__", "reading/context", "reading/figure_claims", "reading/objects", "reading/statements", "reading/targets",
    "reference", "slots/__init__", "slots/known", "slots/model", "slots/names", "slots/numbers", "slots/openings", "slots/places",
    "slots/quoted", "slots/reader", "slots/runs", "slots/settled", "slots/table", "slots/vocabulary", "tables", "tokens", "words",
    "zones",
)  # fmt: skip
"""Modules in which no word of a language may stand."""
AT_MOST = 324
"""Words of English that all other modules of the coder may still hold: the number may fall, never rise."""
MARKS = ("marks", "head", "stem", "tail", "whole")
"""Where the names of the lists that a word is on are kept."""
WITHIN_EXPRESSIONS = ("with_article", "spoiling")
"""Lists of marks that are asked of the beginning of an expression."""
NAMED = ("words", "patterns", "zones", "sets", "stems", "parts")
"""What is looked up by the name of a list."""
LISTS = ("markers", "mentions", "names", "numbers", "words")
"""Files of lists, each with a name of its own."""
TECHNICAL = re.compile(r"[A-Z_]|[a-z]+_[a-z_]+|[.\w]+\.[\w-]+|\w+ \| None|.?")
"""Names of constants and columns, of rules and of marks, of types."""


def _files() -> dict[str, dict]:
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in sorted(LEXICON.glob("*.yaml"))}


FILES = _files()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


WORDS = {
    word.casefold()
    for name in (
        "calendar",
        "markers",
        "mentions",
        "modality",
        "names",
        "negation",
        "numbers",
        "parts",
        "roles",
        "speech",
        "syntax",
        "verbs",
        "words",
    )
    for text in _strings(FILES[name])
    for word in re.findall(r"[a-z]+", text)
    if len(word) > 1
}
"""The English words that the rules ask for."""


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _named(value: object) -> Iterator[str]:
    """Yield what a trigger is called by, what must stand beside it and what it is turned into."""
    for spec in value.values() if isinstance(value, dict) else ():
        for trigger in spec.get("triggers", ()) if isinstance(spec, dict) else ():
            yield from (str(trigger[key]) for key in ("id", "object", "topic", "negated", "only-negated") if key in trigger)


GROUPS = {name for text in _strings(FILES["patterns"]) for name in re.findall(r"\?P<(\w+)>", text)}
NAMES = {*FILES, *GROUPS, *_named(FILES["acts"]), *(key for content in FILES.values() for key in _keys(content))}
"""Names of files, acts, triggers, categories, classes, lists and groups of patterns: English as all names of the code are."""
_ALLOWED = (
    # kinds and columns of claims, of mentions and of tokens; what a verb is and how it stands
    "act actor adjective alleging aspect capital demonym eval finite gerund infinitive participle named generic pronoun group verb noun"
    " modal speech sign voting block role person seat surname commonname grouphead light receive arrive channel neg mood hoped phrase"
    " base ed en ing punct quote actual name object election option status measure elsewhere number month2 day2 start end word according"
    # steps of reading figures
    " partner sharing"
    # constructions, parts of the rules' names
    " active passive enumerated possessive joined along thanked accept bare headline resolved raised ranked sent said from cataphora"
    " statement in-message in-call .in-call sent-by own-country passive-envoy passive-host .passive-host passive-mission passive-said"
    " passive-light not-sent .block"
    # kinds of actors
    " state organisation organ mission"
    # zones, levels of offices, bases of dates
    " body caption noise heading question day explicit weekday relative publication published month year last iso head foreign"
    # measures of tables
    " votes seats turnout registered share"
)
ALLOWED = {*_ALLOWED.split(), "no subject", "the vote of a region"}
"""Other English that stands for something of the code's own."""


def _module(path: Path) -> str:
    return path.relative_to(CODING).with_suffix("").as_posix()


def _prose(tree: ast.AST) -> set[int]:
    """Return docstrings, what errors say, and the reasons that go to quarantine: what a function returns as it is written."""
    found = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found |= {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    returned = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    for value in returned:
        for inner in (
            (value.body, value.orelse) if isinstance(value, ast.IfExp) else value.values if isinstance(value, ast.JoinedStr) else (value,)
        ):
            if isinstance(inner, ast.Constant):
                found.add(id(inner))
    return found


def _asked(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the names of lists: `"turns" in token.word.marks`, `words["turns"]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.comparators[0], ast.Attribute) and node.comparators[0].attr in MARKS:
            yield from (inner for inner in ast.walk(node.left) if isinstance(inner, ast.Constant))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            looked_up = (
                node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id if isinstance(node.value, ast.Name) else ""
            )
            if looked_up.lstrip("_") in NAMED:
                yield node.slice


def _kinds(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the names of kinds of slots: `spelt("won have")`; one that there is not is an error by itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "spelt":
            yield from node.args


def _words_in(path: Path) -> list[tuple[int, str]]:
    """Return the lines and texts of literals that hold a word of English."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    free = _prose(tree) | {id(node) for node in (*_asked(tree), *_kinds(tree))}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in free:
            continue
        text = node.value.strip()
        if text in NAMES | ALLOWED or TECHNICAL.fullmatch(text):
            continue
        if any(word in WORDS for word in re.findall(r"[a-z]+", re.sub(r"\\.|\?P<\w+>", " ", text))):
            found.append((node.lineno, text))
    return found


def _spelled(path: Path) -> list[tuple[int, str]]:
    """Return the lines where a word of a text is compared with a literal."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare) and _of_text(node.left):
            compared = [inner.value for inner in ast.walk(node.comparators[0]) if isinstance(inner, ast.Constant)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _of_text(node.func.value):
            compared = [inner.value for argument in node.args for inner in ast.walk(argument) if isinstance(inner, ast.Constant)]
        else:
            continue
        if any(isinstance(text, str) and re.search("[a-z]", text) for text in compared):
            found.append((node.lineno, ast.unparse(node)))
    return found


def _of_text(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "low") or (isinstance(node, ast.Name) and node.id == "low")


@pytest.mark.parametrize("module", LANGUAGE_FREE)
def test_a_rule_holds_no_word_of_a_language(module: str) -> None:
    path = CODING / f"{module}.py"
    assert _words_in(path) == [] and _spelled(path) == [], "a list of the lexicon says which words are meant (words.yaml, markers.yaml)"


@pytest.mark.parametrize("module", LANGUAGE_FREE)
def test_a_token_is_asked_by_its_marks(module: str) -> None:
    compared = [
        node for node in ast.walk(ast.parse((CODING / f"{module}.py").read_text(encoding="utf-8"))) if isinstance(node, ast.Compare)
    ]
    looked_up = [
        ast.unparse(node)
        for node in compared
        if isinstance(node.left, ast.Attribute) and node.left.attr == "low" and isinstance(node.comparators[0], ast.Subscript)
    ]
    assert [found for found in looked_up if re.search(r"\bwords\[", found)] == [], "token.word.marks is faster (words.py)"


def test_the_other_modules_hold_no_more_words_than_they_did() -> None:
    others = [path for path in sorted(CODING.rglob("*.py")) if _module(path) not in LANGUAGE_FREE]
    counted = sum(len(_words_in(path)) for path in others)
    assert counted <= AT_MOST, "new words belong into the lexicon"


def test_each_list_that_is_asked_for_is_there() -> None:
    there = {name for file in (*LISTS, "zones", "syntax", "calendar") for name in FILES[file]}
    there |= {name for file in ("parts", "patterns") for group in FILES[file].values() for name in group}
    there |= {f"{file}.{name}" for file in ("roles", "elections") for name in FILES[file]}
    there.add("months_short")  # of the calendar: what stands behind each month
    asked = {
        (_module(path), node.value)
        for path in sorted(CODING.rglob("*.py"))
        for node in _asked(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node.value, str)
    }
    assert {found for found in asked if found[1] not in there} == set()


def test_each_list_is_asked_for() -> None:
    literals = {
        node.value
        for path in sorted(CODING.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    held = {name for content in FILES.values() for word in _strings(content) for name in re.findall(r"<(\w+)>|\{([a-z]\w*)\}", word)}
    lists = {name for file in LISTS for name in FILES[file]}
    lists |= {name for file in ("parts", "patterns") for group in FILES[file].values() for name in group}
    assert sorted(lists - literals - {name for pair in held for name in pair}) == []


@pytest.mark.parametrize("name", ["months", "weekdays"])
def test_the_days_are_listed_once(name: str) -> None:
    days = set(FILES["calendar"][name])
    lists = {f"{file}.{key}": value for file, content in FILES.items() if file != "calendar" for key, value in content.items()}
    # Some are names of people, too; none are slots of figures.yaml, which holds no other lists.
    assert [key for key, value in lists.items() if not key.startswith(("roles.", "figures.")) and len(days & {*_strings(value)}) > 1] == []


def test_a_mark_of_several_words_is_an_expression() -> None:
    """Marks are asked of single tokens: of several words one never stands in a text unless they are one expression of the lexicon."""
    expressions = {words for words, _ in Lexicon.load(LEXICON).expressions}
    lists = yaml.load((LEXICON / "markers.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    lost = {
        f"{name}: {entry}"
        for name, entries in lists.items()
        if isinstance(entries, list) and name not in WITHIN_EXPRESSIONS
        for entry in entries
        if " " in str(entry) and entry not in expressions
    }
    assert lost == set()

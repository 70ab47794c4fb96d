"""The kinds of slots: the words that patterns are written in, the letters that rows are made of, the lists of the lexicon behind them.

Belongs here: the one table of kinds. Does not: cutting sentences into slots (slots), the notation of patterns (notation).
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of slot."""

    word: str
    """what patterns call it"""
    letter: str
    """what stands for it in a row, one character"""
    lists: tuple[str, ...] = ()
    """lists of figures.yaml whose words are of this kind"""


# A word that stands in several lists is of the kind that comes first.
_TABLE = (
    # What is read off the text itself.
    Kind("number", "N"),
    Kind("name", "A"),
    Kind("year", "y"),
    Kind("pronoun", "S"),
    Kind("word", "x", ("plain",)),
    # Marks.
    Kind("comma", ","),
    Kind("semicolon", ";"),
    Kind("colon", ":"),
    Kind("stop", "."),
    Kind("open", "("),
    Kind("close", ")"),
    Kind("slash", "9"),
    Kind("possessive", "'"),
    # What those have who have a number.
    Kind("share", "b", ("share",)),
    Kind("seats", "s", ("seat_words",)),
    Kind("deputies", "6", ("seat_holders",)),
    Kind("electors", "e", ("electors",)),
    # What they do to get it, or to each other.
    Kind("won", "V", ("win_verbs",)),
    Kind("have", "W", ("have",)),
    Kind("give", "G", ("give",)),
    Kind("beat", "B", ("beat",)),
    Kind("gained", "E", ("gains",)),
    Kind("moved", "4", ("moves",)),
    Kind("to", "F", ("favour",)),
    Kind("voted_for", "2", ("voted_for",)),
    Kind("against", "K", ("against",)),
    Kind("followed_by", "f", ("after_first",)),
    Kind("by", "M", ("by",)),
    # The whole vote.
    Kind("turnout", "u", ("turnouts",)),
    Kind("entitled", "r", ("entitled",)),
    Kind("electorate", "R", ("electorate",)),
    Kind("people", "o", ("people",)),
    Kind("voting", "z", ("voting",)),
    Kind("abstention", "%", ("abstentions",)),
    Kind("cast", "C", ("total_cast",)),
    Kind("valid", "v", ("valids",)),
    Kind("invalid", "i", ("invalids",)),
    Kind("blank", "j", ("blanks",)),
    Kind("counted", "k", ("counted",)),
    Kind("counted_votes", "c", ("counted_votes",)),
    Kind("counting_units", "g", ("counting_units",)),
    Kind("margin", "m", ("margin",)),
    Kind("ahead", "a", ("ahead",)),
    # What stands on the ballot and is nobody.
    Kind("no_option", "Z", ("blank_option", "against_all")),
    Kind("answer", "1", ("answers",)),
    Kind("nonpartisans", "I", ("nonpartisans",)),
    Kind("tendency", "@", ("tendencies", "camps")),
    Kind("others", "Q", ("others",)),
    # What is passed over.
    Kind("filler", "D", ("fillers",)),
    # Those who are somebody.
    Kind("title", "p", ("titles",)),
    Kind("running_mate", "5", ("companions",)),
    Kind("made_of", "0", ("made_of",)),
    # Time.
    Kind("history", "h", ("history",)),
    Kind("years_ago", "Y", ("years_past",)),
    Kind("last_time", "P", ("last_time", "vote_before")),
    Kind("when", "w", ("back_then",)),
    # What is said of numbers.
    Kind("over", ">", ("compare_more",)),
    Kind("under", "<", ("compare_less",)),
    Kind("about", "~", ("compare_about",)),
    Kind("at_least", "≥", ("compare_least",)),
    Kind("at_most", "≤", ("compare_most",)),
    Kind("part", "H", ("parts",)),
    Kind("of", "O", ("total_of",)),
    Kind("equals", "/", ("equals",)),
    Kind("between", "t", ("between",)),
    Kind("sign", "7", ("signs",)),
    Kind("each", "3", ("each",)),
    Kind("together", "U", ("jointly",)),
    # Numbers of something else, or of nothing that was won.
    Kind("trap", "!", ("traps",)),
    Kind("needed", "n", ("needed",)),
    Kind("denied", "d", ("denied",)),
    Kind("threshold", "J", ("barriers",)),
    Kind("survey", "?", ("survey",)),
    Kind("elsewhere", "X", ("elsewhere", "other_votes")),
    # What holds sentences together.
    Kind("and", "&", ("links",)),
    Kind("who", "q", ("relative",)),
    Kind("while", "l", ("cut", "asides")),
    Kind("according_to", "8", ("attribution",)),
    # What a slot becomes when a row is read.
    Kind("measured", "T"),
    Kind("than", "L"),
)
LETTERS = {kind.word: kind.letter for kind in _TABLE}
"""Word of a kind → its letter."""
LISTS = {name: kind.letter for kind in _TABLE for name in kind.lists}
"""List of figures.yaml → the letter of its slots."""
assert len(set(LETTERS.values())) == len(LETTERS) == len(_TABLE), "a letter or a word of two kinds"

NUMBER = LETTERS["number"]
NAME = LETTERS["name"]
YEAR = LETTERS["year"]
PRONOUN = LETTERS["pronoun"]
WORD = LETTERS["word"]
COMMA = LETTERS["comma"]
SEMICOLON = LETTERS["semicolon"]
COLON = LETTERS["colon"]
STOP = LETTERS["stop"]
OPEN = LETTERS["open"]
CLOSE = LETTERS["close"]
SLASH = LETTERS["slash"]
POSSESSIVE = LETTERS["possessive"]
SHARE = LETTERS["share"]
SEATS = LETTERS["seats"]
DEPUTIES = LETTERS["deputies"]
ELECTORS = LETTERS["electors"]
WON = LETTERS["won"]
HAVE = LETTERS["have"]
GIVE = LETTERS["give"]
GAINED = LETTERS["gained"]
TO = LETTERS["to"]
VOTED_FOR = LETTERS["voted_for"]
AGAINST = LETTERS["against"]
FOLLOWED_BY = LETTERS["followed_by"]
BY = LETTERS["by"]
CAST = LETTERS["cast"]
PEOPLE = LETTERS["people"]
COUNTED = LETTERS["counted"]
COUNTING_UNITS = LETTERS["counting_units"]
NO_OPTION = LETTERS["no_option"]
ANSWER = LETTERS["answer"]
NONPARTISANS = LETTERS["nonpartisans"]
TENDENCY = LETTERS["tendency"]
DENIED = LETTERS["denied"]
OTHERS = LETTERS["others"]
TITLE = LETTERS["title"]
PART = LETTERS["part"]
EACH = LETTERS["each"]
SURVEY = LETTERS["survey"]
ELSEWHERE = LETTERS["elsewhere"]
HISTORY = LETTERS["history"]
LAST_TIME = LETTERS["last_time"]
YEARS_AGO = LETTERS["years_ago"]
WHEN = LETTERS["when"]
FILLER = LETTERS["filler"]
BEAT = LETTERS["beat"]
MEASURED = LETTERS["measured"]
THAN = LETTERS["than"]


def spelt(words: str) -> str:
    """Return the letters of kinds in a row: "name comma" → "A,"."""
    return "".join(LETTERS[word] for word in words.split())

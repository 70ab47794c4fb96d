"""Parts of the country that a number is of: "52 percent in Istanbul", "turnout in Lviv".

Belongs here: what the words around a number tell of a place. Does not: what follows for the figure (figures.places).
"""

from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.vocabulary import Vocabulary

_NO_PLACE = frozenset(("election", "actor", "capital", "option"))
_NO_PART = frozenset(("election", "actor", "demonym", "option", "person", "surname", "role"))


class Places:
    """Tells figures of a part of the country from others."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        lists, patterns = lexicon.files["figures"], lexicon.patterns
        self._v, self._parts, self._upper_houses = vocabulary, frozenset(lists["places"]), tuple(lists["upper_houses"])
        self._behind, self._before, self._house = patterns["in_behind"], patterns["in_before"], patterns["house_behind"]
        self._no_place = frozenset(lists["no_places"])
        self._of_place, self._next_part = patterns["of_place"], patterns["next_part"]

    def is_place(self, text: str, sentence: Sentence) -> bool:
        """Say whether "In Istanbul, …" opens a sentence, a place that is neither country nor capital: the figures are of it only."""
        if self._v.national_chamber.match(text, sentence.start) is not None:
            return False
        if not self._v.bodies.isdisjoint([token.low for token in sentence.tokens[2:5]]):
            return True
        token = next((token for token in sentence.tokens[1:3] if text[token.start].isupper()), None)
        if token is None or token.cls not in ("w", "adverb") or token.low in self._v.no_name:
            return False
        if token.number + 1 < len(sentence.tokens) and sentence.tokens[token.number + 1].low in self._no_place:
            # "In the PR column, …"
            return False
        return _NO_PLACE.isdisjoint(token.senses)

    def openers(self, text: str, sentence: Sentence) -> list[int]:
        """Return where what a sentence says of a part of the country begins: "turnout in Lviv …", "in his home province …"."""
        found = self._before.finditer(text, sentence.start, sentence.end)
        return [part.end() for part in found if part["name"] is None or self._a_place(sentence, part.start("name"), part["mark"] is None)]

    def elsewhere(self, text: str, sentence: Sentence, start: int, end: int, openers: list[int]) -> bool:
        """Say whether a number is of a part of the country only: "52 percent in Istanbul", or behind one of `openers`."""
        behind = self._behind.match(text, end, sentence.end)
        if behind is not None and (
            behind["part"] in self._parts
            or behind["parts"] in self._parts
            or behind["own"]
            or (behind["name"] and self._a_place(sentence, behind.start("name")))
        ):
            return True
        house = self._house.match(text, end, sentence.end)
        if house is not None and house["house"].lower().startswith(self._upper_houses):
            return True
        part = self._of_place.match(text, end, sentence.end)
        if part is not None and self._a_place(sentence, part.start("name")):
            return True
        return any(at < start and self._next_part.search(text, at, start) is None for at in openers)

    def is_part(self, sentence: Sentence, at: int) -> bool:
        """Say whether a word is the name of a part of the country."""
        return self._a_place(sentence, at, capitals=False)

    def _a_place(self, sentence: Sentence, at: int, capitals: bool = True) -> bool:
        """Say whether a capitalised word after "in" is a place that is no country, nor a chamber, a month, a person."""
        token = next((token for token in sentence.tokens if token.start <= at < token.end), None)
        if token is None or token.cls not in ("w", "adverb", "M") or token.low in self._v.chambers or "months" in token.word.marks:
            return False
        word = token.low.partition(" ")[0]
        if word in self._v.no_name or word in self._v.bodies or word in self._v.parties:
            return False
        capital = "capital" in token.senses
        return _NO_PART.isdisjoint(token.senses) and (capital or token.cls != "M") and (capitals or not capital)

"""Texts on the vote of a region, or of one constituency: "Lower Saxony votes", "the Landtag of Brandenburg".

Belongs here: telling them by how they open. Does not: sentences of a part of the country in a text on the nation's vote (places).
"""

import re
from collections.abc import Sequence

from pipeline.coding.document import Sentence
from pipeline.coding.figures.wording import any_of
from pipeline.coding.lexicon import Lexicon


class Regions:
    """Tells texts on the vote of a region that has a parliament of its own; nothing that they count is the nation's."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        names, behind, before, links = (any_of(lists[key]) for key in ("regions", "regions_vote", "votes_of_regions", "of_regions"))
        part = any_of(lists["local_parts"])
        self._vote = re.compile(
            rf"\b(?:{names})(?:['’]s(?:\s[a-z]+)?|:)?\s(?:{behind})\b"
            rf"|\b(?i:{before})\s(?:[\w-]+\s){{0,2}}?(?:{links})\s(?:{names})\b(?!\s(?!(?:{part})\b)[A-Z])"
        )
        self._constituency = re.compile(rf"\b(?:{any_of(lists['of_one_constituency'])})\b", re.I)

    def is_subject(self, text: str, opening: Sequence[Sentence]) -> bool:
        """Say whether a text opens with the count of one constituency, or with the vote of a region and with none of a nation."""
        if not opening:
            return False
        bounds = opening[0].start, opening[-1].end
        if self._constituency.search(text, *bounds) is not None:
            return True
        return self._vote.search(text, *bounds) is not None and not any(
            phrase.data.proper for sentence in opening for phrase in sentence.national
        )

"""Asking a model about many documents, one after another, and what came of it.

Belongs here: the order of asking, when to give up, the count of what was kept and dropped. Does not: how one answer is judged (verify).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.coding.batch import Row, text_of
from pipeline.coding.second import EndpointRefused, Unanswered
from pipeline.coding.second.answers import Model
from pipeline.coding.second.batch import row_of, write_batch
from pipeline.coding.second.verify import Verified, verify
from pipeline.coding.text import Text

MAX_TEXT = 60_000
"""Characters of a text that is sent; a longer one would be cut by most models without a word."""
_IN_A_ROW = 3
"""Texts without an answer after which the endpoint is taken to be down."""

Read = tuple[Text, Verified | None, str | None, bool]
"""A text, what its answer comes to or why there is none, and whether the endpoint was asked."""


@dataclass(slots=True)
class Summary:
    """What came of asking."""

    coder: str
    n_documents: int = 0
    n_asked: int = 0
    n_returned: int = 0
    n_kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    """rule → claims"""
    n_left: int = 0
    """Documents whose text may not leave this machine."""
    unanswered: list[str] = field(default_factory=list)
    """Document and reason, for each without a usable answer."""

    def sentence(self) -> str:
        """Return it in one line."""
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(self.dropped.items()))
        return (
            f"{self.coder}: {self.n_documents} documents, {self.n_asked} asked about now; {self.n_returned} claims returned, "
            f"{self.n_kept} kept, {self.dropped.total()} dropped{f' ({rules})' if rules else ''}; {len(self.unanswered)} without an answer"
            f"{f'; {self.n_left} left, whose text only a model on this machine may read' if self.n_left else ''}"
        )


def read_texts(model: Model, texts: Iterable[Text]) -> Iterator[Read]:
    """Yield what the model's answer about each text comes to, in order.

    Raises:
        EndpointRefused: The endpoint can't or may not be asked, or gave no answer several times in a row.
    """
    in_a_row = 0
    for text in texts:
        try:
            if len(text.text) > MAX_TEXT:
                raise Unanswered("text-too-long", f"{len(text.text):,} characters, at most {MAX_TEXT:,} are sent")
            answer, asked = model.answer(text)
        except Unanswered as fault:
            in_a_row += fault.rule.startswith(("endpoint-", "answer-too-late"))
            if in_a_row == _IN_A_ROW:
                raise EndpointRefused(f"no answer to {_IN_A_ROW} texts in a row; the last one: {fault}") from None
            yield text, None, str(fault), fault.rule != "text-too-long"
        else:
            in_a_row = 0
            yield text, verify(text, answer, model.world, model.coder), None, asked


def read_documents(model: Model, documents: Sequence[Row], archive: Path, claims: Path) -> Summary:
    """Ask about every document and write the claims into the coder's batch; what was answered is written even where asking ends early.

    Args:
        model: Whom to ask.
        documents: Rows of `documents`.
        archive: Folder of texts by hash.
        claims: Folder of batches of models.
    """
    by_id = {row["document_id"]: row for row in documents}
    summary = Summary(model.coder)
    rows: list[Row] = []
    away = not model.endpoint.is_local()
    try:
        for text, verified, fault, asked in read_texts(model, _texts(documents, archive, away, summary)):
            summary.n_documents += 1
            summary.n_asked += asked
            if verified is None:
                summary.unanswered.append(f"{text.document_id}: {fault}")
                continue
            summary.n_returned += verified.n_returned
            summary.n_kept += len(verified.coded.acts) + len(verified.coded.figures)
            summary.dropped.update(dropped.rule for dropped in verified.dropped)
            rows.append(row_of(by_id[text.document_id], model.coder, verified))
    finally:
        if rows:
            write_batch(claims, model.coder, rows)
    return summary


def _texts(documents: Sequence[Row], archive: Path, away: bool, summary: Summary) -> Iterator[Text]:
    """Yield the texts; one that may not be given away leaves this machine for no endpoint."""
    for row in documents:
        if away and not row["text_redistributable"]:
            summary.n_left += 1
            continue
        yield text_of(row, (archive / row["text_sha256"][:2] / row["text_sha256"]).read_text(encoding="utf-8"))

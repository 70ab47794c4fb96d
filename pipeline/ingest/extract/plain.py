"""Plain text and Markdown.

Belongs here: bytes of a text file to its document; front matter is read where files are taken in.
"""

from pipeline.ingest.extract import days, encoding
from pipeline.ingest.extract.language import language_of
from pipeline.ingest.extract.model import Extracted, Refused
from pipeline.ingest.texts import markdown_to_text

_TITLE = 200
"""Characters above which a first line is no headline."""


def read(data: bytes, *, form: str = "text", charset: str | None = None, language: str | None = None) -> Extracted:
    """Take a document out of plain text or Markdown; its first line is its title where it stands alone and ends no sentence.

    Raises:
        Refused: The bytes are no text, or there is none.
    """
    text, used, repairs = encoding.decode(data, [charset])
    text, more = encoding.clean(text)
    text = (markdown_to_text(text) if form == "markdown" else text).strip()
    if not text:
        raise Refused("empty", "it holds no text")
    spoken = language or language_of(text)
    day = days.written(text, spoken)
    repairs += [*more, *(["date read from the text"] if day else [])]
    return Extracted(text, form, _title(text), None, day, spoken, encoding=used, repairs=tuple(repairs))


def _title(text: str) -> str | None:
    first, _, rest = text.partition("\n")
    alone = rest.startswith("\n") and len(first) <= _TITLE and not first.rstrip().endswith((".", ":", ";", ","))
    return first.strip() if alone else None

"""From bytes to a document, whatever the format: `extract(data)`.

Belongs here: which format bytes have, and its reader, one module a format. Does not belong here: where bytes come from, files that
hold many documents (containers), who published a document.
"""

import re

from pipeline.ingest.extract.model import MAX_BYTES, MAX_CHARS, Extracted, Refused

__all__ = ["FORMATS", "MAX_BYTES", "Extracted", "Refused", "extract", "format_of"]

FORMATS = ("html", "pdf", "text", "markdown", "mail")
_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".pdf": "pdf",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "mail",
}
_BY_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "markdown",
    "message/rfc822": "mail",
}
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S)
_MAIL = re.compile(rb"^(?:Return-Path|Received|Delivered-To|From|Message-ID|MIME-Version|DKIM-Signature):[ \t]", re.I)
_HEAD = 4096


def format_of(head: bytes, name: str = "", content_type: str | None = None) -> str | None:
    """The format of a document by its first bytes, then by the type its server gave, then by its name; None if it has none of these."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _HTML.match(head[:_HEAD]):
        return "html"
    if _MAIL.match(head):
        return "mail"
    if head and not head[:_HEAD].strip(b"\0"):
        return None
    typed = _BY_TYPE.get((content_type or "").partition(";")[0].strip().lower())
    return typed or _BY_SUFFIX.get(re.sub(r".*(?=\.)", "", name.rpartition("/")[2].lower()))


def extract(
    data: bytes,
    *,
    name: str = "",
    url: str | None = None,
    content_type: str | None = None,
    form: str | None = None,
    language: str | None = None,
) -> Extracted:
    """Take a document out of its bytes.

    Args:
        data: Body of a page or file.
        name: Name of the file, whose ending may say the format.
        url: Where it was found: what relative addresses are relative to, and its address where it names no canonical one.
        content_type: What the server called it, with or without a charset.
        form: Format, where it is known; else it is found.
        language: Language, where it is known, ISO 639-1; else it is found.

    Raises:
        Refused: It is not read; says the rule and why.
    """
    if len(data) > MAX_BYTES:
        raise Refused("too-large", f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    form = form or format_of(data[:_HEAD], name, content_type)
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type or "", re.I)
    read = _read(data, form, url, charset[1] if charset else None, language)
    if len(read.text) > MAX_CHARS:
        raise Refused("too-long", f"{len(read.text):,} characters, at most {MAX_CHARS:,} are read")
    return read


def _read(data: bytes, form: str | None, url: str | None, charset: str | None, language: str | None) -> Extracted:
    match form:
        case "html":
            from pipeline.ingest.extract import html

            return html.read(data, url=url, charset=charset, language=language)
        case "pdf":
            from pipeline.ingest.extract import pdf

            return pdf.read(data, language=language)
        case "mail":
            from pipeline.ingest.extract import mail

            return mail.read(data, language=language)
        case "text" | "markdown":
            from pipeline.ingest.extract import plain

            return plain.read(data, form=form, charset=charset, language=language)
    if data[:_HEAD].count(b"\0") * 20 > len(data[:_HEAD]):
        raise Refused("binary", "holds NUL characters; only documents are read")
    raise Refused("format", f"not read: give one of {', '.join(FORMATS)}")

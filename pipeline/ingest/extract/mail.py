"""Press releases sent by e-mail.

Belongs here: one message to its document. Does not belong here: mailboxes; attachments, which are named and left.
"""

import email.policy
import email.utils
from email.message import EmailMessage

from pipeline.ingest.extract import encoding, html
from pipeline.ingest.extract.language import language_of
from pipeline.ingest.extract.model import Extracted, Refused


def read(data: bytes, *, language: str | None = None) -> Extracted:
    """Take the document out of a message: its HTML part where it has one, else its plain text.

    Raises:
        Refused: The message can't be taken apart, or holds no text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(("html", "plain"))
        attached = [one.get_filename() or one.get_content_type() for one in message.iter_attachments()]
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Refused("broken-mail", f"the message can't be taken apart: {error}") from None
    if not isinstance(part, EmailMessage) or not isinstance(body, bytes) or not body.strip():
        raise Refused("empty", "the message holds no text")
    title = " ".join(str(message["subject"] or "").split()) or None
    text, captions, used, repairs = _body(part, body, title)
    repairs += [f"attachment left: {name}" for name in attached]
    return Extracted(
        text="\n\n".join(filter(None, (title, text))),
        format="mail",
        title=title,
        author=_author(message),
        published=_date(message),
        language=language or language_of(text),
        url=_address(message),
        captions=captions,
        encoding=used,
        repairs=tuple(repairs),
    )


def _body(part: EmailMessage, body: bytes, title: str | None) -> tuple[str, tuple[str, ...], str | None, list[str]]:
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        read = html.read(body, charset=charset, language="en")  # the language is found from the text as a whole
        return html.without(read.text, read.title and title), read.captions, read.encoding, list(read.repairs)
    text, used, repairs = encoding.decode(body, [charset])
    text, more = encoding.clean(text)
    return html.without(text.strip(), title), (), used, repairs + more


def _author(message: EmailMessage) -> str | None:
    name, address = email.utils.parseaddr(str(message["from"] or ""))
    return name or address or None


def _date(message: EmailMessage) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(str(message["date"])).isoformat()
    except ValueError:
        return None


def _address(message: EmailMessage) -> str | None:
    """Where the message is archived, else the address that its id makes (RFC 2392)."""
    archived = str(message["archived-at"] or "").strip("<> ")
    if archived.startswith(("http://", "https://")):
        return archived
    name = str(message["message-id"] or "").strip("<> ")
    return f"mid:{name}" if name else None

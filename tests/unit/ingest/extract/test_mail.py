"""Press releases by e-mail: header and body make the document, attachments are named."""

from email.message import EmailMessage

import pytest

from pipeline.ingest.extract import Refused, extract

TEXT = "The Government of Norland congratulates Anna Berg on her victory in the election of 13 September.\n"
HTML = "<html><body><p>{}</p><p>We look forward to working with the new president.</p><div class='footer'>Unsubscribe</div></body></html>"


def message(*, html: bool = False, attached: bool = False) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Press Office <press@mfa.example.org>"
    mail["Subject"] = "Norland congratulates Anna Berg – statement"
    mail["Date"] = "Tue, 14 Sep 2021 18:20:11 +0200"
    mail["Message-ID"] = "<abc@mfa.example.org>"
    mail.set_content(TEXT)
    if html:
        mail.add_alternative(HTML.format(TEXT), subtype="html")
    if attached:
        mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="statement.pdf")
    return mail


@pytest.mark.parametrize("html", [False, True], ids=["plain", "html"])
def test_a_message_gives_its_document(html: bool) -> None:
    read = extract(message(html=html, attached=True).as_bytes(), name="release.eml")
    assert (read.format, read.title, read.author) == ("mail", "Norland congratulates Anna Berg – statement", "Press Office")
    assert (read.published, read.language, read.url) == ("2021-09-14T18:20:11+02:00", "en", "mid:abc@mfa.example.org")
    assert read.text.split("\n\n")[:2] == [read.title, TEXT.strip()]
    assert "Unsubscribe" not in read.text
    assert "attachment left: statement.pdf" in read.repairs


def test_where_a_message_is_archived_is_its_address() -> None:
    mail = message()
    mail["Archived-At"] = "<https://lists.example.org/1>"
    assert extract(mail.as_bytes()).url == "https://lists.example.org/1"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"From: a@example.org\nSubject: x\n\n", "empty"),
        (b"From: a@example.org\nContent-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: base64\n\n!!!!", "empty"),
        (b"From: a@example.org\n" + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n", "empty"),
    ],
    ids=["no body", "no such charset", "cut off"],
)
def test_a_broken_message_is_refused_with_its_rule(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as caught:
        extract(data, name="release.eml")
    assert caught.value.rule == rule

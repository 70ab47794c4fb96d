"""The language of a text.

Belongs here: deciding between what a page declares and what its words say. The detector is loaded when it is first asked.
"""

_CLOSE = (
    {"sr", "hr", "bs", "sh"},
    {"no", "nb", "nn", "da", "sv"},
    {"id", "ms"},
    {"cs", "sk"},
    {"ru", "uk", "be", "bg", "mk"},
    {"pt", "gl"},
)
"""Languages that are taken for each other in short texts: the declared one is believed."""
_SAMPLE = 1_500
_SHORT = 120
_MACRO = {"nb": "no", "nn": "no", "sh": "sr"}


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of a text's language; a page of one language often declares another."""
    said = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    said = said if len(said) == 2 and said.isalpha() else ""
    if len(text) < _SHORT and said:
        return _MACRO.get(said, said)
    if not text.strip():
        return None
    import py3langid

    found = str(py3langid.classify(text[:_SAMPLE])[0])
    if said and any({said, found} <= group for group in _CLOSE):
        found = said
    return _MACRO.get(found, found)

"""Forms of ids: what an id of each kind looks like, as a regular expression, with an example.

Belongs here: patterns only. Patterns are anchored, and keep to what Python, DuckDB and JSON Schema read alike.
"""

_ISO3 = "[A-Z]{3}"
_OFFICE = "(PRES|LEG|UPP|PARL-PRES|REF|CONST|EP)"
_ELECTION = f"{_ISO3}-[0-9]{{6}}-{_OFFICE}"
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_ACTOR = f"({_ISO3}|IO-[A-Z0-9]+(-[A-Z0-9]+)*([.][A-Z]+)?|ENT-[A-Z]{{3}}|X-[A-Z]{{3}}-[A-Z0-9]+(-[A-Z0-9]+)*)"
_ROUND = f"{_ELECTION}[.]r[1-9](a[1-9])"
_DOCUMENT = "D-[0-9a-f]{12}"

FORMS: dict[str, tuple[str, str]] = {
    "iso3": (f"^{_ISO3}$", "KAZ"),
    "country": (f"^({_ISO3}|ENT-{_ISO3})$", "ENT-XKX"),
    "election": (f"^{_ELECTION}$", "KAZ-202211-PRES"),
    "round": (f"^{_ROUND}$", "AUT-201604-PRES.r2a2"),
    "option": (f"^{_ELECTION}:{_SLUG}$", "KAZ-202211-PRES:against-all"),
    "slug": (f"^{_SLUG}$", "against-all"),
    "actor": (f"^{_ACTOR}$", "IO-OSCE.ODIHR"),
    "person": (f"^P-{_SLUG}$", "P-tokayev-kassym-jomart-1953"),
    "publisher": (f"^{_SLUG}$", "kremlin"),
    "document": (f"^{_DOCUMENT}$", "D-0123456789ab"),
    "claim": ("^C-[0-9a-f]{16}$", "C-0123456789abcdef"),
    "fetch": ("^F-[0-9a-f]{16}$", "F-0123456789abcdef"),
    "evidence": ("^E-[0-9a-f]{16}$", "E-0123456789abcdef"),
    "response": (f"^R-{_ELECTION}-{_ACTOR}-[0-9]{{2,}}$", "R-KAZ-202211-PRES-RUS-01"),
    "mission": (f"^M-{_ELECTION}-{_ACTOR}$", "M-KAZ-202211-PRES-IO-OSCE.ODIHR"),
    "verdict": (f"^V-{_ELECTION}-{_ACTOR}-[a-z_]+$", "V-KAZ-202211-PRES-IO-OSCE.ODIHR-preliminary"),
    "result": (f"^{_ROUND}:{_SLUG}@{_DOCUMENT}[.][0-9]+$", "KAZ-202211-PRES.r1a1:tokayev@D-0123456789ab.1"),
    "turnout": (f"^{_ROUND}@{_DOCUMENT}[.][0-9]+$", "KAZ-202211-PRES.r1a1@D-0123456789ab.1"),
    "sha256": ("^[0-9a-f]{64}$", "0" * 64),
    "release": ("^v[0-9]{4}[.][0-9]{1,2}[.][0-9]+$", "v2026.11.0"),
}
"""Kind of id → (pattern, example)."""

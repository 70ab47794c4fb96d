"""Dates of publication, as machines declare them and as people write them; where a date can be read two ways there is none."""

import pytest

from pipeline.ingest.extract.days import declared, written


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-09-14", "2021-09-14"),
        ("2021-09-14T18:20:11+02:00", "2021-09-14T18:20:11+02:00"),
        ("2021-09-14T18:20:11.123Z", "2021-09-14T18:20:11+00:00"),
        ("2021-09-14 18:20:11", "2021-09-14"),
        ("2021-09-14T25:00:00Z", "2021-09-14"),
        ("2021-13-01", None),
        ("14 September 2021", None),
        ("", None),
        (None, None),
    ],
)
def test_declared_dates(value: str | None, day: str | None) -> None:
    assert declared(value) == day


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Port Norland, 14 September 2021", "en", "2021-09-14"),
        ("Statement\n\nSeptember 14, 2021", "en", "2021-09-14"),
        ("Veröffentlicht am 14.09.2021", "de", "2021-09-14"),
        ("Le 3 avril 2021", "fr", "2021-04-03"),
        ("14 сентября 2021 года", "ru", "2021-09-14"),
        ("Published: 14/09/2021", "en", "2021-09-14"),
        ("Published: 03/04/2021", "en", None),
        ("Publicado el 03/04/2021", "es", "2021-04-03"),
        ("The vote of September was the first since 2016.", "en", None),
        ("Published in September 2021", "en", None),
        ("\n".join(["A line of text."] * 20 + ["14 September 2021"]), "en", None),
    ],
)
def test_written_dates(text: str, language: str, day: str | None) -> None:
    assert written(text, language) == day

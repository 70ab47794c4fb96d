"""What data must be: every table and column of the dataset, declared once.

Belongs here: the pandera models (`tables/`, one module a table), the code lists (`codes/*.csv`), the forms of ids
(`forms.py`), the formats of the files under `sources/` (`formats.py`), what the dataset says of itself (`dataset.toml`), and
what is derived from all these (`derive/`, written out by `python -m schemas`).

Does not belong here: reading, coding, folding or writing data.
"""

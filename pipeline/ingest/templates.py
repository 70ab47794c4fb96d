"""Templates for contributors: a new election, a new document, with a comment for each thing to fill in.

Belongs here: the text of new files. They pass the format once the marked places are filled.
"""

import datetime
import re
from pathlib import Path

from schemas.forms import FORMS

ELECTION = """\
# yaml-language-server: $schema=../../../schemas/json/election.schema.json
election: {election}
title: {country}, TODO which election
country: {country}
office: {office}
status: held                # scheduled, postponed, cancelled, held, partially_held, annulled
contestation: none          # none, legal_challenge, rejected_by_major_loser, disputed_winner, dual_claim
coder: xx                   # your initials
options:
  - option: family-name     # slug
    label: Given Family
    kind: candidate         # candidate, party_list, against_all, residual_other, …
rounds:
  - round: 1
    polling: {year}-{month}-01   # TODO the day
    counts:
      - document: slug      # a file in documents/, see: ballot-echo new document
        status: final       # preliminary, final, certified, …
        turnout: {{percent: 0.0}}
        figures:
          family-name: {{votes: 0, share: 0.0, elected: true}}
# gaps:                     # what was looked for and not found: an actor's response, or a fact (turnout, verdict, certified, …)
#   - {{fact: turnout, on: DAY, note: where was looked}}
"""

DOCUMENT = """\
---
publisher: TODO             # an entry of sources/publishers.yaml
url: {url}
published: {year}-{month}-01     # the day the page shows, or {year}-{month} where it shows no more
read: {today}
kind: news                  # news, opinion, statement, observer_report, results_notice, press_briefing, social_post, dataset
language: en                # of the source
---

TODO What the source reports, in your own words: who said what, to whom, when; figures as printed.
"""


def new_election(sources: Path, election: str) -> Path:
    """Write the template of an election's folder; gives its `election.yaml`.

    Raises:
        ValueError: The id is not of the form, or the folder exists.
    """
    if not re.match(FORMS["election"][0], election):
        raise ValueError(f"{election!r} is not of the form {FORMS['election'][1]}")
    folder = sources / "elections" / election
    if folder.exists():
        raise ValueError(f"{folder} exists already")
    (folder / "documents").mkdir(parents=True)
    country, date, office = election.split("-", 2)
    path = folder / "election.yaml"
    path.write_text(
        ELECTION.format(election=election, country=country, office=office, year=date[:4], month=date[4:]),
        encoding="utf-8",
    )
    return path


def new_document(sources: Path, election: str, slug: str, url: str, today: datetime.date) -> Path:
    """Write the template of a digest; gives its path.

    Raises:
        ValueError: The id or the slug is not of the form, the election is unknown, or the file exists.
    """
    for form, value in (("election", election), ("slug", slug)):
        if not re.match(FORMS[form][0], value):
            raise ValueError(f"{value!r} is not of the form {FORMS[form][1]}")
    folder = sources / "elections" / election
    if not folder.is_dir():
        raise ValueError(f"no folder {folder}; make it with: ballot-echo new election {election}")
    path = folder / "documents" / f"{slug}.md"
    if path.exists():
        raise ValueError(f"{path} exists already")
    path.parent.mkdir(exist_ok=True)
    _, date, _ = election.split("-", 2)
    path.write_text(DOCUMENT.format(url=url, year=date[:4], month=date[4:], today=today.isoformat()), encoding="utf-8")
    return path

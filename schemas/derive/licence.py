"""The licence texts: of a release, and of the data in the repository."""

from schemas.about import ABOUT, About, Licence


def release_licence(about: About = ABOUT) -> str:
    """LICENSE.txt of a release."""
    free = about.licences[1]
    return f"""\
{about.title}

The compilation is licensed under {_named(about.licence)}.
{_text(about.licence)}

Ids and crosswalks (the tables {", ".join(free.tables)} and the id columns of all tables) are dedicated to the public
domain under {_named(free)}.
{_text(free)}

Facts belong to nobody. The texts in documents.text and evidence.quote are digests in our own words, but for originals under
a licence that lets them be given away; SOURCES.csv names the licence of each source.
"""


def repository_licence(about: About = ABOUT) -> str:
    """LICENSE-DATA of the repository."""
    free = about.licences[1]
    return f"""\
The data of {about.short_title}: everything under sources/, and the releases made from it.

The compilation, and the digests under sources/elections/*/documents, are licensed under
{_named(about.licence)}.
{_text(about.licence)}

Ids and crosswalks are dedicated to the public domain under
{_named(free)}.
{_text(free)}

Cite as: {about.creator}: {about.title},
with the version of the release.

The code is licensed apart, see LICENSE.
"""


def _named(licence: Licence) -> str:
    return f"{licence.title} (SPDX: {licence.id})"


def _text(licence: Licence) -> str:
    """Address of the licence's text."""
    return f"{licence.url}legalcode"

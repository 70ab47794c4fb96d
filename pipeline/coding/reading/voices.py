"""Whose own words a text is: its publisher's, or those of whom its letterhead, title or signature names.

Belongs here: the choice between the publisher and what the text itself tells. Does not: reading letterheads and signatures (issuer), who
has the floor in single sentences (attribution).
"""

from pipeline.coding.document import Document
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.issuer import issuers, jointly, signed_with, together_with
from pipeline.coding.mentions import Who
from pipeline.coding.text import Text

_REPORTS = ("news", "opinion", "dataset", "results_notice")
"""Kinds of texts that are about what others say."""
_OF_OBSERVERS = "observer_report"
"""The kind of texts whose words are a mission's, whoever publishes them."""


def voices_of(text: Text, document: Document, gazetteer: Gazetteer) -> tuple[Who, ...]:
    """Return the actors whose own words the text is, the publisher first; none for a report.

    "We congratulate the people of Norland" on a ministry's site is the state's word, in a newspaper it is whoever's the letterhead is.
    """
    published = _publisher(text, gazetteer)
    if published is not None:
        together = (
            jointly(document, gazetteer) or together_with(document, published, gazetteer) or signed_with(document, published, gazetteer)
        )
        return (published, *(who for who in together if who.actor != published.actor))
    if text.kind in _REPORTS or text.publisher_id in gazetteer.publishers:
        return issuers(document, gazetteer, official=False) if text.kind == "news" else ()
    found = issuers(document, gazetteer, official=True)
    if text.kind != _OF_OBSERVERS:
        return found
    bodies = tuple(_observing(who, gazetteer) for who in found if not gazetteer.is_state(who.actor))
    return bodies or _named_mission(document, gazetteer)


def _named_mission(document: Document, gazetteer: Gazetteer) -> tuple[Who, ...]:
    """Return the mission that a report of observers names alone, or which leads those that it names: whose report it is then."""
    named = {
        gazetteer.mission_of(who.actor)
        for sentence in document.sentences
        for token in sentence.mentions()
        for who in token.data.who
        if who.actor is not None and (who.level in ("mission", "mission_head") or gazetteer.is_mission(who.actor))
    }
    leading = gazetteer.leading(named)
    return (Who(leading, "mission"),) if leading is not None else ()


def _observing(who: Who, gazetteer: Gazetteer) -> Who:
    """Return an organisation as its mission: a report on a vote that it issued is that of its observers."""
    if who.actor is None or not gazetteer.organisation(who.actor) or gazetteer.is_mission(who.actor):
        return who
    return Who(gazetteer.mission_of(who.actor), "mission")


def _publisher(text: Text, gazetteer: Gazetteer) -> Who | None:
    """Return the actor that published the text as its own statement; a publisher that is not listed can be an actor by id."""
    row = gazetteer.publishers.get(text.publisher_id or "", {"actor_id": text.publisher_id})
    actor = row.get("actor_id")
    if actor is None or actor not in gazetteer.kind or text.kind in _REPORTS:
        return None
    if text.kind == _OF_OBSERVERS and gazetteer.organisation(actor):
        actor = gazetteer.mission_of(actor)
    return Who(gazetteer.speaking_as(actor), _level(actor, row.get("capacity"), gazetteer))


def _level(actor: str, capacity: str | None, gazetteer: Gazetteer) -> str:
    """Return the level on which a publisher speaks: a government, a mission, an organisation's organ."""
    if gazetteer.is_state(actor):
        return "government"
    return "mission" if gazetteer.is_mission(actor) or capacity == "observer" else "organisation_organ"

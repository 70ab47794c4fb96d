"""The table `person_names`."""

from schemas.columns import Table, about, column


class PersonNames(Table):
    """Under which names people occur in English texts.

    Grain: one row person × name.
    """

    person_id: str = column("Person.", key=True, refs="persons.person_id", form="person")
    name: str = column("Name as written.", key=True)

    class Config(Table.Config):
        name = "person_names"
        metadata = about("ingest")

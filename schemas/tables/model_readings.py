"""The table `model_readings`."""

from schemas.columns import Table, about, column


class ModelReadings(Table):
    """Which documents a model has read as a second coder, and what its answer came to.

    Grain: one row document × model. Internal: says on which documents coders can be compared. Empty where no model takes part.
    """

    document_id: str = column("Document.", key=True, refs="documents.document_id", form="document")
    coder: str = column("Coder: model:name@version.", key=True)
    n_returned: int = column("Claims that the model returned.", unit="claims", ge=0)
    n_claims: int = column("Claims kept: their words stand in the text, their codes and ids in the lists.", unit="claims", ge=0)
    n_dropped: int = column("Claims dropped, each with its reason in the quarantine.", unit="claims", ge=0)

    class Config(Table.Config):
        name = "model_readings"
        metadata = about("coding", released=False)

"""The table `reported_figures`."""

import polars as pl

from schemas.columns import Confidence, Figure, Share, Table, about, column


class ReportedFigures(Table):
    """Claims about figures: this document gives this number for this option or round, in these words.

    Grain: one row document × span × measure × option × coder.
    """

    claim_id: str = column("Claim: C- and 16 hex digits of sha256(document, span, kind, content).", key=True, form="claim")
    document_id: str = column("Document.", refs="documents.document_id", form="document")
    coder: str = column("Coder: rules@version, human:initials or model:name@version.")
    election_id: str = column("Election; NULL where it stands outside the dataset or is not resolved.", nullable=True, form="election")
    election_country: str = column("State or partly recognised entity whose election it is.", nullable=True, form="country")
    election_year: pl.Int32 = column("Year of the election.", nullable=True, unit="year")
    round_no: pl.Int32 = column("Round.", nullable=True, ge=1)
    measure: str = column("What is measured.", code="measure")
    option_as_written: str = column("Option as the text has it.", nullable=True)
    option_id: str = column("Option.", nullable=True, form="option")
    value: Figure = column("Value as printed.", ge=0)
    unit: str = column("Unit.", code="unit")
    comparator: str = column("How the value bounds the figure.", code="comparator")
    status: str = column("Status of the count; NULL where the text gives none.", nullable=True, code="result_status")
    counted_share: Share = column("Share of the vote counted.", nullable=True, unit="percentage points", ge=0, le=100)
    claimant_actor_id: str = column("Who claims the figure, for contested claims and parallel counts.", nullable=True, form="actor")
    char_start: pl.Int32 = column("First character of the figure's clause.", unit="characters", ge=0)
    char_end: pl.Int32 = column("Character after the figure's clause.", unit="characters", ge=0)
    rule_id: str = column("Rule that made the claim; the record for hand coding.")
    confidence: Confidence = column("Confidence of the rule, 0 to 1.", ge=0, le=1)

    class Config(Table.Config):
        name = "reported_figures"
        metadata = about("coding")

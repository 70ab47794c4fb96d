"""The table `coder_agreement`."""

from schemas.columns import Coefficient, Table, about, column


class CoderAgreement(Table):
    """How far two coders agree on the documents that both coded, before any decision.

    Grain: one row pair of coders × variable.
    """

    coder_a: str = column("First coder.", key=True)
    coder_b: str = column("Second coder.", key=True)
    variable: str = column("Variable compared.", key=True, code="agreement_variable")
    n: int = column("Units for which both give a value.", unit="units", ge=0)
    n_agree: int = column("Units on which the two agree.", unit="units", ge=0)
    agreement: Coefficient = column("Share of units on which the two agree.", nullable=True, ge=0, le=1)
    alpha: Coefficient = column("Krippendorff's alpha, nominal; NULL where it is not defined.", nullable=True, ge=-1, le=1)
    alpha_undefined: str = column("Why there is no alpha.", nullable=True)

    class Config(Table.Config):
        name = "coder_agreement"
        metadata = about("normalise")

"""The table `countries`."""

from schemas.columns import Table, about, column


class Countries(Table):
    """States and territories with their codes; wide form of the crosswalk.

    Grain: one row a country.
    """

    country_id: str = column("ISO 3166-1 alpha-3 code.", key=True, form="iso3")
    name_en: str = column("Usual English name.")
    official_name_en: str = column("Formal English name.", nullable=True)
    iso2: str = column("ISO 3166-1 alpha-2 code.", nullable=True)
    iso_numeric: str = column("ISO 3166-1 numeric code, three digits.", nullable=True)

    class Config(Table.Config):
        name = "countries"
        metadata = about("ingest")

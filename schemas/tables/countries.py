"""The table `countries`."""

from schemas.columns import Table, about, column


class Countries(Table):
    """States and territories with the codes they have now; wide form of the crosswalk.

    Grain: one row a country.
    """

    country_id: str = column("ISO 3166-1 alpha-3 code.", key=True, form="iso3")
    name_en: str = column("Usual English name.")
    official_name_en: str = column("Formal English name.", nullable=True)
    iso2: str = column("ISO 3166-1 alpha-2 code.", nullable=True)
    iso_numeric: str = column("ISO 3166-1 numeric code, three digits.", nullable=True)
    m49: str = column("Code of the United Nations Statistics Division, three digits.", nullable=True)
    cow: str = column("State number of the Correlates of War project.", nullable=True)
    gw: str = column("State number of Gleditsch and Ward.", nullable=True)
    vdem: str = column("Country id of Varieties of Democracy.", nullable=True)
    gec: str = column("Geopolitical Entities and Codes, formerly FIPS 10-4.", nullable=True)
    cameo: str = column("Country code of CAMEO.", nullable=True)
    wikidata: str = column("Item of Wikidata.", nullable=True)

    class Config(Table.Config):
        name = "countries"
        metadata = about("ingest")

"""Whose vote a text is about that names neither election nor country together."""

from datetime import date

import pytest

from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import small_reference

PARTY = {"option_id": "ZMB-202108-PRES:sunrise", "election_id": "ZMB-202108-PRES", "option_kind": "party_list", "label_en": "Sunrise Rally"}


@pytest.fixture(scope="module")
def coder(lexicon: Lexicon) -> Coder:
    reference = small_reference()
    reference.options.append({**PARTY, "person_id": None, "party_label": None})
    reference.option_names.append({"option_id": PARTY["option_id"], "name": PARTY["label_en"]})
    return Coder(reference, lexicon)


def countries(coder: Coder, text: str) -> set[str | None]:
    return {figure.election_country for figure in coder.code(Text("D-000000000000", text, published=date(2021, 8, 17))).figures}


@pytest.mark.parametrize(
    "text",
    [
        "Sunrise Rally has won the vote with 54 percent of the ballots, an agency reports. Zambia's embassy in the United States had "
        "replied to Washington's accusations before.",
        "Sunrise Rally has won the vote with 54 percent of the ballots. Norway and Sweden, whose Swedish envoy spoke, answered in Lusaka; "
        "Zambians had waited.",
    ],
)
def test_parties_tell_whose_vote_it_was(coder: Coder, text: str) -> None:
    assert countries(coder, text) == {"ZMB"}


def test_they_do_not_where_their_country_is_not_named(coder: Coder) -> None:
    text = "Sunrise Rally has won the vote with 54 percent of the ballots. Swedish fans of the band cheered in Sweden."
    assert "ZMB" not in countries(coder, text)

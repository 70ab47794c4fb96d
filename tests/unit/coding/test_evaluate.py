"""What counts as right when the coder is measured on labelled texts."""

from pathlib import Path

import pytest

from pipeline.coding.coder import Coder
from pipeline.coding.evaluate import evaluate, read_gold
from tests.unit.coding.conftest import small_reference

RESULT = "Zambia voted for a parliament on 12 August. The Unity Party (UP) won 60 seats and the Reform Party (RP) 40 seats."


def _measured(coder: Coder, folder: Path, figures: str) -> tuple[int, int, int]:
    path = folder / "gold.yaml"
    path.write_text(f"- {{id: a, published: 2021-08-17, kind: news, text: '{RESULT}', acts: [], open: [], figures: [{figures}]}}\n")
    tally = evaluate(coder, small_reference(), list(read_gold(path, None))).figures
    return tally.hit, tally.wrong, tally.missed


@pytest.mark.parametrize("figures", ["seats UP 60 ZMB-2021, seats RP 40 ZMB-2021", "seats Party 60 ZMB-2021, seats Party 40 ZMB-2021"])
def test_a_name_and_its_short_form_in_brackets_are_one_option(coder: Coder, tmp_path: Path, figures: str) -> None:
    assert _measured(coder, tmp_path, figures) == (2, 0, 0)


def test_the_short_form_of_another_option_is_wrong(coder: Coder, tmp_path: Path) -> None:
    assert _measured(coder, tmp_path, "seats RP 60 ZMB-2021, seats UP 40 ZMB-2021") == (0, 2, 2)

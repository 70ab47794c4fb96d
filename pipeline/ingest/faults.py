"""What is wrong with an input: file, line, rule, and what to do. Faults are gathered and raised once, together."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place."""

    path: str
    """File, relative to the project's folder."""
    line: int
    """Line, counted from 1."""
    rule: str
    """Name of the rule that is broken."""
    message: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class SourcesInvalid(Exception):
    """`sources/` breaks its rules; carries every fault of the run."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(faults)
        count = f"{len(self.faults)} fault{'s' if len(self.faults) != 1 else ''} in what we read"
        super().__init__("\n".join([count, *map(str, self.faults)]))

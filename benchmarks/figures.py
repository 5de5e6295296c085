"""What was measured beside what was promised, as a table to read."""

from dataclasses import dataclass

__all__ = ["Figure", "table"]

HEADINGS = ("what", "measured", "promised", "")


@dataclass(frozen=True)
class Figure:
    """One line of the table. `limit` is the most the promise allows, in `unit`, or the least when `at_least`; None where
    nothing was promised.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""
    at_least: bool = False

    @property
    def kept(self):
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def cells(self):
        promised = (
            ""
            if self.limit is None
            else f"{'>=' if self.at_least else '<='} {_number(self.limit)} {self.unit}".strip()
        )
        verdict = "" if self.limit is None else "kept" if self.kept else "NOT KEPT"
        measured = f"{_number(self.value)} {self.unit}".strip()
        return self.what, f"{measured} {self.note}".strip(), promised, verdict


def table(figures):
    """Rows as Markdown writes them, in columns of equal width."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" if place != 1 else f"|-{line}-|" for place, line in enumerate(lines))


def _number(value):
    """Whole from a hundred on, else with as many decimals as say something."""
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"

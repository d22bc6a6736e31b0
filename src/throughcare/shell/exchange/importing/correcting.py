"""The file of refused rows: as they were sent, with what is wrong, to be corrected and sent again."""

import csv
from collections.abc import Iterable
from typing import Protocol

from throughcare.shell.exchange.importing.mapping import Mapping
from throughcare.shell.web.spreadsheet import harmless


class Writable(Protocol):
    """Anything text can be written to."""

    def write(self, text: str, /) -> object: ...


def write_bad_rows(
    refused: Iterable[tuple[int, str, tuple[str, ...]]], mapping: Mapping, file: Writable
) -> None:
    """Write line, problem and cells. Once corrected the file can be sent as it is: the two added columns are ignored.

    Cells that a spreadsheet would run are disarmed by an apostrophe.
    """
    out = csv.writer(file)
    out.writerow(["_line", "_problem", *mapping.columns])
    for line, problem, cells in refused:
        out.writerow([line, problem, *map(harmless, cells)])

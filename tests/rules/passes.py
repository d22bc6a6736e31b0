"""One test over many rows: as sharp as a test for each, without what thousands of tests cost by being tests."""

from collections.abc import Callable, Iterable
from functools import wraps


def over[Row](rows: Iterable[Row]) -> Callable[[Callable[[Row], None]], Callable[[], None]]:
    """Mark a test of one row as one test of all of them. It goes on to the end and shows every row that fails, named.

    There has to be a row: a table that was emptied would hold nothing.
    """
    every = list(rows)

    def one_test(test: Callable[[Row], None]) -> Callable[[], None]:
        @wraps(test)
        def passed() -> None:
            assert every, "no row to try"
            wrong = [problem for row in every if (problem := _problem(test, row)) is not None]
            if wrong:
                raise ExceptionGroup(f"{len(wrong)} of {len(every)} rows fail", wrong)

        del passed.__wrapped__  # type: ignore[attr-defined] # else pytest would look for a fixture named like the row
        return passed

    return one_test


def _problem[Row](test: Callable[[Row], None], row: Row) -> Exception | None:
    try:
        test(row)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is raised again with those of the other rows
        problem.add_note(f"Row: {_name_of(row)}")
        return problem
    return None


def _name_of(row: object) -> str:
    card = getattr(row, "card", None)
    return str(row if card is None else card.id)

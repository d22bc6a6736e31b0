"""Lists by query string: pages without counting all rows, sorting headings, filters to take off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict


@dataclass(frozen=True)
class Window:
    """One page of a list: its addresses and the sentence above it."""

    sentence: str
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Heading:
    """A column's heading; with `href` it sorts, and `sort` says how the list stands now."""

    text: str
    href: str = ""
    sort: str = ""
    format: str = ""


def query_with(query: QueryDict, **changes: str | int | None) -> str:
    """The query string with `changes` made, "?…"; None takes a key away, and so does a blank."""
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"?{urlencode([pair for pair in _filled(query) if pair[0] not in changes] + added)}"


def query_without(query: QueryDict, key: str, value: str) -> str:
    """The query string with one value of one key taken off, and from the first page again."""
    return f"?{urlencode([pair for pair in _filled(query) if pair != (key, value) and pair[0] != 'page'])}"


def _filled(query: QueryDict) -> list[tuple[str, str]]:
    return [(key, value) for key, values in query.lists() for value in values if value.strip()]


def page_number(query: QueryDict, key: str = "page", most: int = 10_000) -> int:
    """The page asked for, 1 or more; anything that is no page number is page 1."""
    asked = query.get(key, "")
    return min(max(int(asked), 1), most) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def window(query: QueryDict, page: int, size: int, fetched: int, noun: str = "people") -> Window:
    """The window for page `page`, when `fetched` rows came of the `size` + 1 that were asked for.

    The one row more says that a page follows, without counting them all.
    """
    shown = min(fetched, size)
    first = (page - 1) * size + 1
    more = fetched > size
    return Window(
        sentence=_sentence(first, shown, more, noun),
        previous=query_with(query, page=page - 1 if page > 2 else None) if page > 1 else "",
        next=query_with(query, page=page + 1) if more else "",
    )


def headings(query: QueryDict, columns: Iterable[tuple[str, str] | str], default: str = "") -> list[Heading]:
    """Headings that sort: (text, key) pairs, or a text alone for a column that does not.

    The query's "sort" holds a key, with "-" before it for descending.
    default: how the list stands without one.
    """
    now = query.get("sort") or default
    made = []
    for column in columns:
        if isinstance(column, str):
            made.append(Heading(column))
            continue
        text, key = column
        wanted = f"-{key}" if now == key else key
        state = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
        made.append(Heading(text, query_with(query, sort=wanted, page=None), state))
    return made


def selected_filters(
    query: QueryDict, names: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]
) -> list[dict[str, object]]:
    """The filters in force, for the filter panel: a group for each key of `names`, its values with links.

    Each link is the list without that value.
    labels: for a key with codes, what each code is called; a value without a label is shown as it is.
    """
    groups: list[dict[str, object]] = []
    for key, heading in names.items():
        values = [value for value in query.getlist(key) if value.strip()]
        items = [
            {"text": labels.get(key, {}).get(value, value), "href": query_without(query, key, value)}
            for value in values
        ]
        if items:
            groups.append({"heading": heading, "items": items})
    return groups


def trim[Row](rows: Sequence[Row], size: int) -> Sequence[Row]:
    """The rows to show, without the extra one fetched to know whether a page follows."""
    return rows[:size]


def _sentence(first: int, shown: int, more: bool, noun: str) -> str:
    if not shown:
        return f"No {noun} found" if first == 1 else f"No more {noun}"
    last = first + shown - 1
    if first == 1 and not more:
        return f"Showing all {shown:,}" if shown > 1 else "Showing 1"
    return f"Showing {first:,} to {last:,}{', more follow' if more else ''}"

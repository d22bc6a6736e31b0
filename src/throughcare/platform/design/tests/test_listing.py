"""Lists by query string, and the activity log by day."""

from datetime import date

import pytest
from django.http import QueryDict

from throughcare.platform.design.days import by_day
from throughcare.platform.design.listing import (
    headings,
    page_number,
    query_with,
    query_without,
    selected_filters,
    trim,
    window,
)


def test_the_query_keeps_what_is_not_changed() -> None:
    query = QueryDict("team=n&team=s&page=3")
    assert query_with(query, page=4) == "?team=n&team=s&page=4"
    assert query_with(query, page=None) == "?team=n&team=s"
    assert query_without(query, "team", "n") == "?team=s"


@pytest.mark.parametrize(
    ("asked", "page"), [("", 1), ("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("9" * 40, 1), ("²", 1)]
)
def test_any_page_number_is_a_page(asked: str, page: int) -> None:
    assert page_number(QueryDict(f"page={asked}")) == page


def test_one_row_more_says_that_a_page_follows() -> None:
    first = window(QueryDict("q=a"), page=1, size=50, fetched=51)
    assert (first.sentence, first.previous, first.next) == ("Showing 1 to 50, more follow", "", "?q=a&page=2")
    last = window(QueryDict("q=a&page=2"), page=2, size=50, fetched=20)
    assert (last.sentence, last.previous, last.next) == ("Showing 51 to 70", "?q=a", "")
    assert window(QueryDict(""), page=1, size=50, fetched=3).sentence == "Showing all 3"
    assert window(QueryDict(""), page=1, size=50, fetched=0).sentence == "No people found"
    assert trim([1, 2, 3], 2) == [1, 2]


def test_a_heading_sorts_and_says_how_the_list_stands() -> None:
    heads = headings(QueryDict("sort=-name&page=2"), [("Name", "name"), "Level", ("Next", "next")])
    assert [head.sort for head in heads] == ["descending", "", "none"]
    assert [head.href for head in heads] == ["?sort=name", "", "?sort=next"]


def test_a_filter_in_force_can_be_taken_off() -> None:
    groups = selected_filters(
        QueryDict("team=n&team=s&level=&page=2"), {"team": "Team", "level": "Level"}, {"team": {"n": "North"}}
    )
    assert groups == [
        {"heading": "Team", "items": [{"text": "North", "href": "?team=s"}, {"text": "s", "href": "?team=n"}]}
    ]


def test_days_newest_first_and_within_a_day_oldest_first() -> None:
    items = [(date(2027, 3, 3), 9), (date(2027, 3, 4), 15), (date(2027, 3, 4), 9), (date(2027, 3, 5), 1)]
    days = by_day(
        items,
        day_of=lambda item: item[0],
        order=lambda item: item[1],
        today=date(2027, 3, 4),
        name_day=lambda day: f"{day:%d %m}",
    )
    assert [day.heading for day in days] == ["Tomorrow, 05 03", "Today, 04 03", "Yesterday, 03 03"]
    assert [item[1] for item in days[1].items] == [9, 15]

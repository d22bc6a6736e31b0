"""Signing in, as staff do it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.live import BOTH_WAYS, LiveAgency, sign_in

pytestmark = pytest.mark.journey


@BOTH_WAYS
def test_an_officer_signs_in_and_meets_the_notice(
    live_agency: LiveAgency, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    sign_in(page, live_agency.officer, live_agency.code(live_agency.officer), to="/sessions/")
    expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()

"""The letters of a missed contact where no address is safe: refused, handed over, and never in the person's way."""

from typing import Any

import pytest
from tests import factories

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.models import Failure, Response
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import LetterNotSafe
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Address

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009", "R068")]


@pytest.fixture
def address(missed: Any) -> Address:
    """The person's only address, which a relative watches."""
    made: Address = factories.AddressFactory(person=missed.person, safe="no", seen_by="a relative")
    return made


def test_the_reason_is_asked_for_by_a_letter_handed_over(missed: Any, address: Address) -> None:
    failure = missed.failure()
    with acting(missed.world.actor()) as actor:
        with pytest.raises(LetterNotSafe, match="seen by a relative"):
            commands.ask_reason(
                actor, missed.person.pk, failure.pk, missed.asking(), expected=failure.version
            )
        assert Failure.objects.get(pk=failure.pk).stage == "to_ask"
        commands.ask_reason(
            actor, missed.person.pk, failure.pk, missed.asking(how="hand"), expected=failure.version
        )
    letter = Letter.objects.get()
    assert (letter.to_address, letter.content["recipient"]) == (None, ["Alex Example"])


def test_the_page_says_why_and_keeps_what_was_typed(missed: Any, address: Address) -> None:
    failure = missed.failure()
    url = f"/noncompliance/{missed.person.pk}/{failure.pk}/ask/"
    typed = {"version": failure.version, "how": "letter", "answer_by_day": "1", "answer_by_month": "1",
             "answer_by_year": "2099"}  # fmt: skip
    refused = missed.world.browser().post(url, typed)
    assert refused.status_code == 422
    assert "Hand it over in person." in refused.text and 'value="2099"' in refused.text
    assert missed.world.browser().post(url, {**typed, "how": "hand"}).status_code == 303


def test_a_warning_is_handed_over_or_not_given(missed: Any, address: Address) -> None:
    failure = missed.judged()
    with pytest.raises(LetterNotSafe):
        missed.decided(failure, "warning")
    assert not Response.objects.exists()
    warning = missed.decided(failure, "warning", by_hand=True)
    assert warning.letter.to_address is None


def test_that_a_warning_no_longer_counts_never_waits_for_an_address(missed: Any, address: Address) -> None:
    warning = missed.decided(missed.judged(), "warning", by_hand=True)
    with acting(missed.world.actor(missed.world.manager)) as manager:
        letter = commands.withdraw_warning(
            manager, missed.person.pk, warning.pk, because="We cancelled it.", expected=1
        )
    assert letter is not None and (letter.kind, letter.to_address) == ("warning_withdrawn", None)

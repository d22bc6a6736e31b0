"""Where the self-report that is answered is a check-in: what its pages offer besides its questions."""

from django.urls import reverse

from throughcare.casework.checkins.queries import OwnCheckin, own_checkin
from throughcare.rules import jurisdictions
from throughcare.shell.portal.door import PortalRequest


def checkin_of(held: PortalRequest) -> OwnCheckin | None:
    """The check-in of whoever was let in; None where other questions are answered."""
    return own_checkin(held.entered.report_id) if is_checkin(held) else None


def after_the_form(checkin: OwnCheckin | None) -> str:
    """Where somebody goes after the last question of the form."""
    if checkin is not None and checkin.asks:
        return reverse("portal:more")
    return after_own(checkin)


def after_own(checkin: OwnCheckin | None) -> str:
    """Where somebody goes after the officer's own questions."""
    return reverse("portal:picture") if checkin is not None and checkin.photo else reverse("portal:send")


def is_checkin(held: PortalRequest) -> bool:
    """Whether the questions are those of a check-in, without asking the database."""
    return asks_checkin(held.entered.form, held.entered.jurisdiction)


def asks_checkin(form: str, jurisdiction: str) -> bool:
    """Whether this version of a form asks a check-in of the place."""
    return form.partition("@")[0] == jurisdictions.get(jurisdiction).checkins.form

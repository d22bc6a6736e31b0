"""A trial agency for a mapping: enough officers, in teams, to take a whole cohort on. Nobody in it can sign in until
an administrator gives them a password, but for the demo accounts."""

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, RoleHeld, Team, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.shell.exchange.importing.mapping import Mapping

OFFICERS = 431
"""25,820 people at 60 an officer; a smaller file simply leaves officers with fewer people."""


def ensure_trial_agency(code: str, mapping: Mapping) -> Agency:
    """The agency `code`, made from the mapping's `trial_agency` when there is none."""
    spec = mapping.trial_agency or {}
    with acting(Actor.system_named("import")) as actor:
        agency, made = Agency.objects.get_or_create(
            code=code,
            defaults={"name": spec["name"], "zone": spec["zone"], "jurisdiction": mapping.jurisdiction},
        )
        if made:
            _staff(agency, spec["officers_a_team"])
            trail.record(actor, "exchange:trial-agency:made", agency, verb=trail.Verb.ADMINISTER)
    return agency


def _staff(agency: Agency, officers_a_team: int) -> None:
    today = clock.today(agency.zone)
    teams = [
        Team(agency=agency, code=f"unit-{number}", name=f"Unit {number}")
        for number in range(1, -(-OFFICERS // officers_a_team) + 1)
    ]
    Team.objects.bulk_create(teams)
    users = [
        User(
            agency=agency,
            username=f"{agency.code}-officer-{number:03}",
            name=f"Officer {number:03}",
            password="!",  # noqa: S106 - the mark of an account that cannot sign in
        )
        for number in range(1, OFFICERS + 1)
    ]
    User.objects.bulk_create(users)
    RoleHeld.objects.bulk_create([
        RoleHeld(user=user, role="officer", team=teams[at // officers_a_team], starts_on=today)
        for at, user in enumerate(users)
    ])  # fmt: skip

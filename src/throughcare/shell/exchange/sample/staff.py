"""The staff of a sample agency: offices, teams, officers and their managers, with invented names.

Nobody made here can sign in: they have no password. Those of the demo who can come from `platform.access.demo`.
"""

from random import Random
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, RoleHeld, Team, User
from throughcare.platform.actor import Actor
from throughcare.register.caseload.models import Allocation
from throughcare.shell.exchange.sample.desk import Officer
from throughcare.shell.exchange.sample.drawing import among
from throughcare.shell.exchange.sample.scene import Scene

OFFICERS_A_TEAM = 12
NO_PASSWORD = "!"  # noqa: S105 - Django's mark for "cannot sign in"
STAFF_SEED = 20_261
"""Staff names have a seed of their own: the same agency keeps them whatever the people's seed."""


def ensure_staff(agency: Agency, scene: Scene, officers: int) -> tuple[Officer, ...]:
    """At least so many officers in teams of twelve, each team with a manager; returns them in a fixed order."""
    for number in range(-(-officers // OFFICERS_A_TEAM)):
        ensure_team(agency, scene, number, OFFICERS_A_TEAM)
    return officers_in(agency)[:officers]


def people_of(officer: Actor) -> list[UUID]:
    """Whom an officer has a part with, in an order that stays; asked within a context that may see them."""
    held = Allocation.objects.filter(officer_id=officer.user_id, ends_on__isnull=True).order_by("person_id")
    return list(dict.fromkeys(held.values_list("person_id", flat=True)))


def invented_name(scene: Scene, number: int) -> str:
    """The name of an agency's n-th member of staff."""
    r = Random(STAFF_SEED + number)  # noqa: S311 - repeatable on purpose
    given = among(r, scene.names.female if r.random() < 0.6 else scene.names.male)
    return f"{given} {among(r, scene.names.family)}"


def ensure_team(agency: Agency, scene: Scene, number: int, officers: int, *, led: bool = True) -> Team:
    """The n-th team with so many officers, made if there is none. led: with a manager."""
    code = f"team-{number + 1:04}"
    standing = Team.objects.filter(agency=agency, code=code).first()
    if standing is not None:
        return standing
    team = Team.objects.create(
        agency=agency, code=code, name=f"{office_of(scene, number)} team {number + 1}",
        duty_phone=scene.landline(number + 11),
    )  # fmt: skip
    roles = ["manager"] * led + ["officer"] * officers
    first = number * (OFFICERS_A_TEAM + 1)
    users = [
        User(
            agency=agency, username=f"{agency.code}-{first + at:06}", password=NO_PASSWORD,
            name=invented_name(scene, first + at),
        )
        for at in range(len(roles))
    ]  # fmt: skip
    User.objects.bulk_create(users)
    today = clock.today(agency.zone)
    RoleHeld.objects.bulk_create([
        RoleHeld(user=user, role=role, team=team, starts_on=today) for user, role in zip(users, roles, strict=True)
    ])  # fmt: skip
    return team


def office_of(scene: Scene, number: int) -> str:
    """The town of the n-th team's office."""
    return scene.towns[number % len(scene.towns)][0]


def officers_in(agency: Agency) -> tuple[Officer, ...]:
    """The agency's officers who hold the role in a team, by user name, as letters and diaries name them."""
    leading = RoleHeld.objects.filter(user__agency=agency, role="manager", team__isnull=False, ends_on=None)
    managers = {
        team: (name, user) for team, name, user in leading.values_list("team_id", "user__name", "user_id")
    }
    held = (
        RoleHeld.objects.filter(user__agency=agency, role="officer", team__isnull=False, ends_on=None)
        .order_by("user__username")
        .values_list("user_id", "user__name", "team_id", "team__name", "team__duty_phone")
    )
    return tuple(_officer(*row, *managers.get(row[2], ("the manager", None))) for row in held)


def _officer(
    user: UUID, name: str, team: UUID, title: str, phone: str, manager: str, manager_id: UUID | None
) -> Officer:  # fmt: skip
    return Officer(
        id=user, name=name, team_id=team, team=title, manager=manager, manager_id=manager_id, phone=phone,
        place=f"{title.partition(' team ')[0]} office",
    )  # fmt: skip

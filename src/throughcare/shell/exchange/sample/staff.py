"""The staff of a sample agency: offices, teams, officers and their managers, with invented names.

Nobody made here can sign in: they have no password. Those of the demo who can come from `platform.access.demo`.
"""

from random import Random

from django.db.models import Max

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, RoleHeld, Team, User
from throughcare.shell.exchange.sample.desk import Officer
from throughcare.shell.exchange.sample.drawing import among
from throughcare.shell.exchange.sample.scene import Scene

OFFICERS_A_TEAM = 12
NO_PASSWORD = "!"  # noqa: S105 - Django's mark for "cannot sign in"
STAFF_SEED = 20_261
"""Staff names have a seed of their own: the same agency keeps them whatever the people's seed."""


def ensure_staff(agency: Agency, scene: Scene, officers: int) -> tuple[Officer, ...]:
    """At least so many officers in teams of twelve, each team with a manager; returns them in a fixed order."""
    standing = list(officers_in(agency, scene))
    for number in range(len(standing) // OFFICERS_A_TEAM, -(-officers // OFFICERS_A_TEAM)):
        _add_team(agency, scene, number)
    return officers_in(agency, scene)[:officers]


def invented_name(scene: Scene, number: int) -> str:
    """The name of an agency's n-th member of staff."""
    r = Random(STAFF_SEED + number)  # noqa: S311 - repeatable on purpose
    given = among(r, scene.names.female if r.random() < 0.6 else scene.names.male)
    return f"{given} {among(r, scene.names.family)}"


def _add_team(agency: Agency, scene: Scene, number: int) -> None:
    today = clock.today(agency.zone)
    team = Team.objects.create(
        agency=agency, code=f"team-{number + 1:04}", name=f"{office_of(scene, number)} team {number + 1}",
        duty_phone=scene.landline(number + 11),
    )  # fmt: skip
    first = number * (OFFICERS_A_TEAM + 1)
    users = [
        User(
            agency=agency, username=f"{agency.code}-{first + at:06}"[:60], password=NO_PASSWORD,
            name=invented_name(scene, first + at),
        )
        for at in range(OFFICERS_A_TEAM + 1)
    ]  # fmt: skip
    User.objects.bulk_create(users)
    RoleHeld.objects.bulk_create([
        RoleHeld(user=user, role="officer" if at else "manager", team=team, starts_on=today)
        for at, user in enumerate(users)
    ])  # fmt: skip


def office_of(scene: Scene, number: int) -> str:
    """The town of the n-th team's office."""
    return scene.towns[number % len(scene.towns)][0]


def officers_in(agency: Agency, scene: Scene) -> tuple[Officer, ...]:
    """The agency's officers who hold the role in a team, by user name, as letters and diaries name them."""
    managers = dict(
        RoleHeld.objects.filter(user__agency=agency, role="manager", ends_on=None)
        .values_list("team_id").annotate(name=Max("user__name"))
    )  # fmt: skip
    held = (
        RoleHeld.objects.filter(user__agency=agency, role="officer", team__isnull=False, ends_on=None)
        .order_by("user__username")
        .values_list("user_id", "user__name", "team_id", "team__name", "team__duty_phone")
    )
    return tuple(
        Officer(
            id=user, name=name, team_id=team, team=title, manager=managers.get(team, "the manager"), phone=phone,
            place=f"{title.partition(' team ')[0]} office",
        )
        for user, name, team, title, phone in held
    )  # fmt: skip

"""Sessions get their day, one by one or for a whole group, and another day when somebody asks for it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.commands.writing import (
    add,
    day_of,
    referral_of,
    refuse_unless_accepted,
    today_of,
    wrote,
)
from throughcare.casework.provision.drafts import SessionDraft
from throughcare.casework.provision.events import SessionPlanned
from throughcare.casework.provision.models import Group, Session
from throughcare.casework.provision.refusals import (
    AnotherState,
    GroupFull,
    NotOne,
    NotWritten,
    SessionDay,
    SessionsClash,
)
from throughcare.casework.provision.wording import WHO_ASKED
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.dates import add_months
from throughcare.rules.interventions.commissioned import MONTHS_AHEAD

ONE_AT_A_TIME = "provision_session_one_at_a_time"
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=12)


@transaction.atomic
def plan_session(actor: Actor, referral_id: UUID, draft: SessionDraft) -> Session:
    """Give a session its day. Raises NotPermitted, NotThere, NotAccepted, NotOne, SessionDay or SessionsClash."""
    referral = referral_of(actor, referral_id)
    return _plan(actor, referral, draft)


@transaction.atomic
def plan_group_session(actor: Actor, group_id: UUID, draft: SessionDraft) -> list[Session]:
    """Give the next session of everybody in a group the same day: all of them or none.

    Raises as `plan_session`, and NotThere for a group that is not the organisation's.
    """
    group = group_of(actor, group_id)
    held = ServiceReferral.objects.select_for_update(no_key=True, of=("self",)).select_related("offering")
    members = held.filter(pk__in=members_of(group)).order_by("pk")
    made = []
    for referral in members:
        made.append(_plan(actor, referral, replace(draft, number=None, group=group.pk)))
    if not made:
        raise NotWritten("Nobody is in this group yet", "")
    return made


@transaction.atomic
def move_session(
    actor: Actor, session_id: UUID, draft: SessionDraft, *, asked_by: str, asked_why: str, expected: int
) -> Session:
    """Put a session on another day; who asked and why is kept, and so is the day it had.

    Raises NotPermitted, NotThere, NotAccepted, AnotherState, NotWritten, SessionDay, SessionsClash or StaleVersion.
    """
    session = session_of(actor, session_id)
    referral = referral_of(actor, session.referral_id)
    if session.state != "scheduled":
        raise AnotherState("What became of this session is recorded already")
    if asked_by not in WHO_ASKED:
        raise NotOne("asked_by", "Say who asked")
    if not asked_why.strip():
        raise NotWritten("Say why", "asked_why")
    amend(session, expected=expected, by=actor, because="moved", state="superseded")
    wrote(actor, "provision:session:superseded", session)
    return _plan(
        actor, referral, replace(draft, number=session.number, group=session.group_id), follows=session,
        asked_by=asked_by, asked_why=asked_why.strip(),
    )  # fmt: skip


def session_of(actor: Actor, session_id: UUID) -> Session:
    """A session of the organisation's. Raises NotThere."""
    found: Session | None = Session.objects.filter(
        pk=session_id, organisation_id=actor.organisation_id
    ).first()
    if found is None or actor.organisation_id is None:
        raise NotThere(Permission.REFERRAL_WORK, None, "R2 another organisation's session, or none")
    return found


def group_of(actor: Actor, group_id: UUID) -> Group:
    """A group of the organisation's. Raises NotThere."""
    found: Group | None = Group.objects.filter(pk=group_id, organisation_id=actor.organisation_id).first()
    if found is None or actor.organisation_id is None:
        raise NotThere(Permission.REFERRAL_WORK, None, "R2 another organisation's group, or none")
    return found


def members_of(group: Group) -> list[UUID]:
    """The referrals whose latest session with a group was with this one."""
    rows = Session.objects.filter(organisation_id=group.organisation_id, group__isnull=False)
    latest = rows.order_by("referral_id", "-starts_at", "-id").distinct("referral_id")
    return [each.referral_id for each in latest if each.group_id == group.pk]


def _plan(actor: Actor, referral: ServiceReferral, draft: SessionDraft, **more: object) -> Session:
    refuse_unless_accepted(referral, "starts")
    _check_day(actor, referral, draft.starts_at)
    if draft.group is not None:
        _check_place(group_of(actor, draft.group), referral)
    session = Session(
        person_id=referral.person_id, referral=referral, organisation_id=referral.organisation_id,
        number=draft.number or _next_number(referral), starts_at=draft.starts_at, ends_at=draft.ends_at, way=draft.way,
        place=draft.place.strip(), group_id=draft.group, **more,
    )  # fmt: skip
    if not SHORTEST <= draft.ends_at - draft.starts_at <= LONGEST:
        raise SessionDay(
            "A session must last from 5 to 720 minutes", "minutes", day_of(actor, draft.starts_at)
        )
    try:
        with transaction.atomic():
            add(actor, session, "provision:session:planned")
    except IntegrityError as clash:
        if ONE_AT_A_TIME not in str(clash):
            raise
        raise SessionsClash(draft.starts_at) from clash
    bus.publish(actor, SessionPlanned(referral.person_id, referral.pk, session.pk))
    return session


def _next_number(referral: ServiceReferral) -> int:
    """Of the session to be planned next."""
    stands = Session.objects.filter(referral=referral).exclude(state="superseded")
    return 1 + (stands.aggregate(last=Max("number"))["last"] or 0)


def _check_place(group: Group, referral: ServiceReferral) -> None:
    """Who is in the group already keeps their place."""
    members = members_of(group)
    if group.ends_on is not None and referral.pk not in members:
        raise NotOne("group", "This group takes nobody more: it ends")
    if group.places is not None and referral.pk not in members and len(members) >= group.places:
        raise GroupFull(group.places)


def _check_day(actor: Actor, referral: ServiceReferral, starts_at: datetime) -> None:
    day, today = day_of(actor, starts_at), today_of(actor)
    if referral.sent_at and day < day_of(actor, referral.sent_at):
        raise SessionDay("A session cannot be before the day of the referral", "day", day)
    if day > add_months(today, MONTHS_AHEAD):
        raise SessionDay(f"A session can be at most {MONTHS_AHEAD} months ahead", "day", day)

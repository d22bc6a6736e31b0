"""The caseload's answers to the door: relation and walls between a user and a person, singly and for lists.

`facts` feeds the policy; `openable` and `findable` are the same rules as conditions on lists. A property test
(tests/contracts) holds them equal on random worlds.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from throughcare.platform import clock
from throughcare.platform.access.models import PurposeStated
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import NOBODY, Facts
from throughcare.platform.actor import Actor
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.caseload.models import Allocation, Cover, Exclusion, Glass, Named, Restriction
from throughcare.register.caseload.reach import broken, in_force, scope, whose
from throughcare.register.people.models import Person

FACTS = f"""
SELECT p.agency_id = %(agency)s,
  EXISTS (SELECT 1 FROM caseload_exclusion e
          WHERE e.person_id = p.id AND e.user_id = %(user)s AND e.known_to IS NULL),
  EXISTS (SELECT 1 FROM caseload_restriction r WHERE r.person_id = p.id AND r.known_to IS NULL),
  EXISTS (SELECT 1 FROM caseload_named n
          WHERE n.person_id = p.id AND n.user_id = %(user)s AND n.known_to IS NULL),
  EXISTS (SELECT 1 FROM caseload_allocation a
          WHERE a.person_id = p.id AND a.officer_id = %(user)s AND {in_force("a")}),
  EXISTS (SELECT 1 FROM caseload_allocation a
          WHERE a.person_id = p.id AND a.team_id = ANY(%(teams)s) AND {in_force("a")}),
  coalesce((SELECT s.purpose FROM access_purposestated s WHERE s.person_id = p.id AND s.user_id = %(user)s
            AND s.starts_at <= %(now)s AND s.ends_at > %(now)s LIMIT 1), ''),
  EXISTS (SELECT 1 FROM caseload_allocation a
          WHERE a.person_id = p.id AND a.officer_id = ANY({whose()}) AND {in_force("a")}),
  {broken("p.id")},
  EXISTS (SELECT 1 FROM caseload_restriction r
          WHERE r.person_id = p.id AND r.known_to IS NULL AND r.never_broken)
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL AND p.merged_into_id IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


class CaseloadDoor:
    """Answers `access.door.CaseloadAnswers`."""

    def facts(self, actor: Actor, person: UUID) -> Facts:
        """One statement; a person behind the database's wall reads as nobody."""
        with planned_cursor() as cursor:
            cursor.execute(FACTS, {**scope(actor), "person": person})
            row = cursor.fetchone()
        return Facts(True, *row) if row else NOBODY

    def moved_to(self, actor: Actor, person: UUID) -> UUID | None:
        """The record that this one became part of, as far as the wall shows either; one statement."""
        rows = Person.versions.filter(pk=person, merged_into__isnull=False)
        found: UUID | None = rows.values_list("merged_into_id", flat=True).first()
        return found

    def openable(self, actor: Actor, field: str) -> Q:
        """Own caseload, one covered, own teams, named on a restricted record, a purpose in force, or broken glass."""
        if actor.machine:
            return self._unwalled(actor, field)
        moment = clock.now()
        allocated = Allocation.objects.filter(
            _in_force(actor)
            & (
                Q(officer_id=actor.user_id)
                | Q(team_id__in=actor.team_ids)
                | Q(officer_id__in=Subquery(_covered(actor)))
            )
        )
        named = Named.objects.filter(
            Exists(Restriction.objects.filter(person_id=OuterRef("person_id"))), user_id=actor.user_id
        )
        stated = PurposeStated.objects.filter(
            user_id=actor.user_id, starts_at__lte=moment, ends_at__gt=moment
        ).values("person_id")
        reached = (
            Q(**{f"{field}__in": Subquery(allocated.values("person_id"))})
            | Q(**{f"{field}__in": Subquery(named.values("person_id"))})
            | Q(**{f"{field}__in": Subquery(stated)})
        )
        ordinary = reached & self._ordinary(actor, field)
        return (ordinary | self._broken(actor, field)) & ~Q(**{f"{field}__in": Subquery(_excluded(actor))})

    def findable(self, actor: Actor, field: str) -> Q:
        """People of the actor's agency whom no wall hides, and those whom broken glass shows."""
        if actor.machine:
            return self._unwalled(actor, field)
        seen = self._ordinary(actor, field) | self._broken(actor, field)
        return seen & ~Q(**{f"{field}__in": Subquery(_excluded(actor))})

    def _unwalled(self, actor: Actor, field: str) -> Q:
        """What a machine sees: the agency's records without a wall of any kind, whoever it is meant for."""
        return (
            Q(**{f"{field}__in": Subquery(_of_agency(actor))})
            & ~Q(**{f"{field}__in": Subquery(Restriction.objects.values("person_id"))})
            & ~Q(**{f"{field}__in": Subquery(Exclusion.objects.values("person_id"))})
        )

    def _ordinary(self, actor: Actor, field: str) -> Q:
        return Q(**{f"{field}__in": Subquery(_of_agency(actor))}) & ~Q(
            **{f"{field}__in": Subquery(_restricted_for(actor))}
        )

    def _broken(self, actor: Actor, field: str) -> Q:
        """Whom the actor's hour of broken glass shows; nobody for roles that break none."""
        if Permission.GLASS_BREAK not in actor.permissions:
            return Q(**{f"{field}__in": []})
        moment = clock.now()
        never = Restriction.objects.filter(person_id=OuterRef("person_id"), never_broken=True)
        held = Glass.objects.filter(
            ~Exists(never), user_id=actor.user_id, starts_at__lte=moment, ends_at__gt=moment
        )
        return Q(**{f"{field}__in": Subquery(held.values("person_id"))})


def _covered(actor: Actor) -> QuerySet[Cover]:
    today = clock.today(actor.zone)
    held = Cover.objects.filter(covered_by_id=actor.user_id, starts_on__lte=today, ends_on__gt=today)
    return held.values("officer_id")  # type: ignore[no-any-return]


def _in_force(actor: Actor) -> Q:
    today = clock.today(actor.zone)
    return Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gt=today))


def _of_agency(actor: Actor) -> QuerySet[Person]:
    return Person.objects.filter(agency_id=actor.agency_id).values("id")  # type: ignore[no-any-return]


def _excluded(actor: Actor) -> QuerySet[Exclusion]:
    return Exclusion.objects.filter(user_id=actor.user_id).values("person_id")  # type: ignore[no-any-return]


def _restricted_for(actor: Actor) -> QuerySet[Restriction]:
    named = Named.objects.filter(person_id=OuterRef("person_id"), user_id=actor.user_id)
    return Restriction.objects.filter(~Exists(named)).values("person_id")  # type: ignore[no-any-return]

"""What a merge means for walls: whoever could not see either record does not see the merged one."""

from uuid import UUID

from throughcare.register.caseload.models import Named, Restriction
from throughcare.register.people.moving import Narrowed


def stricter(stays: UUID, goes: UUID) -> Narrowed:
    """Exclusions of either move along. Where both are restricted, only those named on both see the merged record."""
    bound = {wall.person_id: wall for wall in Restriction.objects.filter(person_id__in=[stays, goes])}
    named = list(Named.objects.filter(person_id__in=[stays, goes]))
    users = {person: {each.user_id for each in named if each.person_id == person} for person in (stays, goes)}
    answer = Narrowed()
    for each in named:
        if each.person_id == goes and (stays in bound or goes not in bound):
            answer.held_back.add((Named._meta.label, each.pk))
        if each.person_id == stays and goes in bound and each.user_id not in users[goes]:
            answer.aside.append((Named, each.pk))
    if stays in bound and goes in bound and bound[goes].never_broken and not bound[stays].never_broken:
        answer.tightened.append((Restriction, bound[stays].pk, {"never_broken": [False, True]}))
    return answer

"""The caseload's answers to administration: how many people a team or an officer still has."""

from uuid import UUID

from django.db.models import Q

from throughcare.platform import clock
from throughcare.register.caseload.models import Allocation


class CaseloadWorkload:
    """Answers `access.workload.WorkloadAnswers`; counts within the wall, which is the agency's."""

    def people_with_team(self, team: UUID) -> int:
        return _people(Q(team_id=team))

    def people_with_officer(self, user: UUID) -> int:
        return _people(Q(officer_id=user))


def _people(whose: Q) -> int:
    """An allocation counts until it has ended everywhere on earth: better asked once too often."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today("Etc/GMT+12"))
    return int(Allocation.objects.filter(whose & lasting).values("person_id").distinct().count())

"""What was made for adults is refused where the person is known to be under 18."""

from datetime import date
from uuid import UUID

from throughcare.casework.assessments.refusals import MadeForAdults
from throughcare.register.people.queries import is_adult


def refuse_minor(person_id: UUID, day: date, field: str) -> None:
    """Refuse what was made for adults where the person is known to be under 18 on the day; unknown is not refused.

    Raises MadeForAdults.
    """
    if is_adult(person_id, day) is False:
        raise MadeForAdults(field)

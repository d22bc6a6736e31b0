"""Whether whoever decides has opened the reasons: a mark that only the page with the reasons gives.

It is of one person, one row and the reasons as they stood. Somebody else's mark, or one from before the reasons
changed, opens nothing.
"""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

SALT = "throughcare.classification.reasons"


def by_a_person(actor: Actor, permission: Permission, person_id: UUID) -> None:
    """Another system may read the reasons and prepare; it decides nothing about anybody. Raises NotPermitted."""
    if actor.machine or actor.system:
        raise NotPermitted(permission, person_id, "a named person decides")


def mark(actor: Actor, subject: UUID, reasons: str) -> str:
    """The mark for this reader. reasons: what names them as they stand, such as the calculation and its version."""
    return salted_hmac(SALT, f"{actor.user_id} {subject} {reasons}", algorithm="sha256").hexdigest()


def seen(actor: Actor, subject: UUID, reasons: str, given: str) -> bool:
    """Whether `given` is that mark."""
    return constant_time_compare(mark(actor, subject, reasons), given)

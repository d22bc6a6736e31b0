"""Packs are put together by the worker, as the user who asked and with no more rights."""

from uuid import UUID

from procrastinate.contrib.django import app

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.door import AccessProblem
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.rights.commands import make_pack
from throughcare.register.rights.models import AccessPack


@app.task(name="rights.pack", queue="imports")
def put_together(pack: str, user: str) -> None:
    """Make one pack. When its asker may no longer, it is marked failed and nothing is made."""
    actor = as_actor(users_with_roles().get(pk=UUID(user), is_active=True), request_id="pack", auth="job")

    try:
        with acting(actor):
            make_pack(actor, UUID(pack))
    except AccessProblem:
        with acting(actor):
            failed = AccessPack.objects.filter(pk=pack)
            failed.update(state=AccessPack.State.FAILED)
            trail.record(actor, "rights:pack:failed", kind="rights.accesspack", key=pack)

"""Imports sent through the web run in the worker, as the user who sent them and with no more rights. Events go out."""

from uuid import UUID

from procrastinate.contrib.django import app

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.shell.exchange import uploads
from throughcare.shell.exchange.hooks import sending
from throughcare.shell.exchange.importing.mapping import load
from throughcare.shell.exchange.importing.running import run_import


@app.task(name="exchange.import", queue="imports", lock="exchange.import")
def import_upload(upload: str, file_name: str, mapping: str, user: str) -> None:
    """Import an upload. One at a time: two imports of one caseload would trip over each other."""
    actor = as_actor(users_with_roles().get(pk=UUID(user), is_active=True), request_id="import", auth="job")
    agency = Agency.objects.get(users__pk=actor.user_id)
    path = uploads.path_of(upload)
    if not path.exists():
        return  # read before: the worker was lost between removing the file and saying so
    run_import(actor, agency, load(mapping), path, file_name=file_name)
    uploads.remove(upload)


@app.task(name="exchange.send_messages", queue="hooks")
def send_messages() -> None:
    """Send what is due; deferred by every message made."""
    sending.send_due()


@app.periodic(cron="* * * * *")
@app.task(name="exchange.send_due_messages", queue="hooks", queueing_lock="exchange.send_due_messages")
def send_due_messages(timestamp: int) -> None:
    """Each minute: messages whose wait is over, and anything a lost worker left behind."""
    sending.send_due(limit=1000)

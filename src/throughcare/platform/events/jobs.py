"""The jobs that carry events to their handlers."""

from procrastinate.contrib.django import app

from throughcare.platform.events import bus


@app.task(name="events.deliver", queue="events")
def deliver_events() -> None:
    """Deliver what is due; deferred by every publication."""
    bus.deliver_due()


@app.periodic(cron="* * * * *")
@app.task(name="events.deliver_due", queue="events", queueing_lock="events.deliver_due")
def deliver_due_events(timestamp: int) -> None:
    """Each minute: retries whose wait is over, and anything a lost worker left behind."""
    bus.deliver_due(limit=1000)

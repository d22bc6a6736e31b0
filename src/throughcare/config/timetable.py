"""When each job runs. Apps offer jobs; this table says when."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from procrastinate.contrib.django import app

from throughcare.casework.assessments import sweep_rules as assessments
from throughcare.casework.checkins import sweep_rules as checkins
from throughcare.casework.checkins.commands import forget_due, keep_time
from throughcare.casework.classification import sweep_rules as classification
from throughcare.casework.classification.commands import end_due
from throughcare.casework.diaries.commands import remind
from throughcare.casework.earlysupport import sweep_rules as earlysupport
from throughcare.casework.earlysupport.commands import look
from throughcare.casework.interventions import sweep_rules as interventions
from throughcare.casework.interventions.commands import stop_expired
from throughcare.casework.orders import ending_checks as ending_of_orders
from throughcare.casework.orders import sweep_rules as orders
from throughcare.casework.orders.checklist import EndingCheck
from throughcare.casework.orders.commands import begin_orders
from throughcare.casework.plans import sweep_rules as plans
from throughcare.casework.plans.commands import call_for_what_comes
from throughcare.casework.provision import sweep_rules as provision
from throughcare.casework.resettlement import sweep_rules as resettlement
from throughcare.casework.selfreports import sweep_rules as selfreports
from throughcare.casework.selfreports.commands import run_out
from throughcare.casework.supervision import ending_checks as ending_of_supervision
from throughcare.casework.supervision import sweep_rules as supervision
from throughcare.casework.supervision.commands import escalate_overdue
from throughcare.casework.testing import sweep_rules as testing
from throughcare.casework.unpaidwork import sweep_rules as unpaidwork
from throughcare.decisions.appeals import sweep_rules as appeals
from throughcare.decisions.dossiers import sweep_rules as dossiers
from throughcare.decisions.dueprocess import sweep_rules as dueprocess
from throughcare.decisions.hearings import sweep_rules as hearings
from throughcare.decisions.hearings.commands.in_sight import call_for_hearings
from throughcare.decisions.licences import sweep_rules as licences
from throughcare.decisions.licences.commands import keep_time as keep_licences
from throughcare.decisions.noncompliance import ending_checks as ending_of_noncompliance
from throughcare.decisions.noncompliance import sweep_rules as noncompliance
from throughcare.platform import clock
from throughcare.platform.access import submitting
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.commands import escalate_unreviewed, watch_looks
from throughcare.register.messaging import sweep_rules as messaging
from throughcare.register.messaging.commands import send_due
from throughcare.register.messaging.laid_in import take_laid_in
from throughcare.register.notices import mail
from throughcare.register.notices import sweep_rules as walls
from throughcare.register.notices.sweep import SweepReport, SweepRule, run_sweep, zones_in_use

SWEEP_RULES: tuple[SweepRule, ...] = (
    *selfreports.RULES,
    *supervision.RULES,
    *assessments.RULES,
    *classification.RULES,
    *plans.RULES,
    *interventions.RULES,
    *provision.RULES,
    *unpaidwork.RULES,
    *resettlement.RULES,
    *testing.RULES,
    *checkins.RULES,
    *earlysupport.RULES,
    *orders.RULES,
    *noncompliance.RULES,
    *dueprocess.RULES,
    *hearings.RULES,
    *dossiers.RULES,
    *appeals.RULES,
    *licences.RULES,
    *messaging.RULES,
    *walls.RULES,
)
"""Every question the sweep asks."""

ENDING_CHECKS: tuple[EndingCheck, ...] = (
    *ending_of_supervision.CHECKS, *ending_of_noncompliance.CHECKS, *ending_of_orders.CHECKS,
)  # fmt: skip
"""Everything looked at before supervision ends."""

ORDERS_BEGIN = Actor.system_named("orders.begin")
OVERRIDES_END = Actor.system_named("classification.end")
PLANS_REVIEWED = Actor.system_named("plans.in_sight")
LICENCES_KEPT = Actor.system_named("licences.keep")
FLOWS_STOP = Actor.system_named("interventions.stop")
LOOK_HOUR = 3
"""The hour, where an agency is, at which the rule of early support is asked: before the sweep, which tells of it."""
SWEEP_HOUR = 4
"""The hour, where an agency is, at which its sweep runs."""
FULL_PASS_ON = 6
"""The weekday (0 is Monday) of the full pass; on other days a delta is enough."""


def sweep_now(
    as_of: date | None = None, delta: bool = False, zones: Iterable[str] | None = None
) -> SweepReport:
    """Begin orders whose first day came, end overrides whose day is past, call for reviews of plans before hearings and
    releases, put licences into force, stop what rests on consents that ran out, raise and close alerts, write the
    e-mails.

    Safe to repeat.

    as_of: the day; each agency's own today when None. delta: only what changed since the sweep before.
    """
    with acting(ORDERS_BEGIN) as system:
        begin_orders(system)
    with acting(OVERRIDES_END) as system:
        end_due(system)
    with acting(PLANS_REVIEWED) as system:
        call_for_what_comes(system)
        call_for_hearings(system)
    with acting(LICENCES_KEPT) as system:
        keep_licences(system)
    with acting(FLOWS_STOP) as system:
        stop_expired(system)
    report = run_sweep(SWEEP_RULES, orders.PEOPLE_MOVED, as_of=as_of, delta=delta, zones=zones)
    mail.write_messages()
    return report


@app.periodic(cron="0 * * * *")
@app.task(name="notices.sweep", queue="sweep", queueing_lock="notices.sweep")
def sweep_each_morning(timestamp: int) -> None:
    """Each hour: sweep for the agencies where it is four in the morning."""
    for zone in zones_in_use():
        local = clock.now().astimezone(ZoneInfo(zone))
        if local.hour == SWEEP_HOUR:
            sweep_now(delta=local.weekday() != FULL_PASS_ON, zones=[zone])


@app.periodic(cron="0 * * * *")
@app.task(name="earlysupport.look", queue="sweep", queueing_lock="earlysupport.look")
def look_each_night(timestamp: int) -> None:
    """Each hour: ask the rule of early support about everybody, where it is three in the morning."""
    for zone in zones_in_use():
        if clock.now().astimezone(ZoneInfo(zone)).hour == LOOK_HOUR:
            look(zones=[zone])


@app.periodic(cron="20 * * * *")
@app.task(name="caseload.escalate", queue="sweep", queueing_lock="caseload.escalate")
def escalate_glass(timestamp: int) -> None:
    """Each hour: pass on openings by broken glass that nobody judged in time."""
    escalate_unreviewed()


@app.periodic(cron="* * * * *")
@app.task(name="caseload.watch", queue="sweep", queueing_lock="caseload.watch")
def watch(timestamp: int) -> None:
    """Each minute: what is unusual in how records are looked at; the same minute it is told."""
    watch_looks()


@app.periodic(cron="* * * * *")
@app.task(name="supervision.not_back", queue="sweep", queueing_lock="supervision.not_back")
def look_for_who_is_not_back(timestamp: int) -> None:
    """Each minute: tell of everybody who went out to a visit and is not back in time."""
    escalate_overdue()


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_mail", queue="mail", queueing_lock="notices.send_mail")
def send_mail(timestamp: int) -> None:
    """Every minute: send the messages that wait, those whose sending failed before among them."""
    mail.send_waiting()


@app.periodic(cron="* * * * *")
@app.task(name="messaging.send", queue="mail", queueing_lock="messaging.send")
def send_to_people(timestamp: int) -> None:
    """Every minute: take replies laid in the folder of a trial, and send people the messages whose hour has come."""
    take_laid_in()
    send_due()


@app.periodic(cron="*/15 * * * *")
@app.task(name="diaries.remind", queue="sweep", queueing_lock="diaries.remind")
def remind_people(timestamp: int) -> None:
    """Each quarter of an hour: queue the reminders of appointments whose moment has come."""
    remind()


@app.periodic(cron="10 * * * *")
@app.task(name="selfreports.run_out", queue="sweep", queueing_lock="selfreports.run_out")
def close_unanswered(timestamp: int) -> None:
    """Each hour: close questions that nobody answered in time; their links opened nothing from that moment on."""
    run_out()


@app.periodic(cron="5 * * * *")
@app.task(name="checkins.keep_time", queue="sweep", queueing_lock="checkins.keep_time")
def keep_checkins(timestamp: int) -> None:
    """Each hour: open the check-ins of the day, remind of those on their last, close those that ran out, and forget
    pictures whose time is over."""
    keep_time()
    forget_due()


@app.periodic(cron="40 2 * * *")
@app.task(name="access.clear_submissions", queue="sweep", queueing_lock="access.clear_submissions")
def clear_submissions(timestamp: int) -> None:
    """Each night: forget the keys of forms and API calls carried out more than `submitting.KEPT` (7 days) ago."""
    submitting.clear_old()

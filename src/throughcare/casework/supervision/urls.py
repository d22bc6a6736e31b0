"""Addresses of appointments, contacts, notes and tasks."""

from django.urls import path

from throughcare.casework.supervision.screens.activity import activity
from throughcare.casework.supervision.screens.arrangement import arrangement
from throughcare.casework.supervision.screens.book import book
from throughcare.casework.supervision.screens.change_outcome import change_outcome
from throughcare.casework.supervision.screens.day import away, day
from throughcare.casework.supervision.screens.diary import diary
from throughcare.casework.supervision.screens.fill import fill
from throughcare.casework.supervision.screens.home_visit import home_visit
from throughcare.casework.supervision.screens.item import appointment, contact
from throughcare.casework.supervision.screens.letter import letter
from throughcare.casework.supervision.screens.moving import cancel, reschedule
from throughcare.casework.supervision.screens.note import correct_note, note
from throughcare.casework.supervision.screens.outcome import outcome
from throughcare.casework.supervision.screens.plan_visit import plan_visit, watch
from throughcare.casework.supervision.screens.progress import (
    end_phase,
    progress,
    progress_proposal,
    propose_progress,
)
from throughcare.casework.supervision.screens.record import record
from throughcare.casework.supervision.screens.schedule import schedule
from throughcare.casework.supervision.screens.standard import standard
from throughcare.casework.supervision.screens.tasks import finish_task, task, tasks
from throughcare.casework.supervision.screens.visits import heard, visit, visits
from throughcare.casework.supervision.screens.without_outcome import without_outcome

app_name = "supervision"

PERSON = "<uuid:person_id>"
APPOINTMENT = f"{PERSON}/appointments/<uuid:appointment_id>"
CONTACT = f"{PERSON}/contacts/<uuid:contact_id>"

urlpatterns = [
    path("diary/", diary, name="diary"),
    path("tasks/", tasks, name="tasks"),
    path("without-outcome/", without_outcome, name="without_outcome"),
    path("day/", day, name="day"),
    path("away/", away, name="away"),
    path("visits/", visits, name="visits"),
    path("visits/<uuid:visit_id>/heard/", heard, name="heard"),
    path(f"{PERSON}/visits/", plan_visit, name="plan_visit"),
    path(f"{PERSON}/visits/<uuid:visit_id>/", visit, name="visit"),
    path(f"{PERSON}/progress/", progress, name="progress"),
    path(f"{PERSON}/progress/proposals/<uuid:progress_id>/", progress_proposal, name="progress_proposal"),
    path(f"{PERSON}/progress/<slug:step_code>/", propose_progress, name="propose_progress"),
    path(f"{PERSON}/phases/<uuid:phase_id>/end/", end_phase, name="end_phase"),
    path(f"{APPOINTMENT}/watch/", watch, name="watch"),
    path(f"{PERSON}/schedule/", schedule, name="schedule"),
    path(f"{PERSON}/standard/", standard, name="standard"),
    path(f"{PERSON}/standard/book/", fill, name="fill"),
    path(f"{PERSON}/activity/", activity, name="activity"),
    path(f"{PERSON}/book/", book, name="book"),
    path(f"{PERSON}/record/", record, name="record"),
    path(f"{PERSON}/note/", note, name="note"),
    path(f"{PERSON}/notes/<uuid:note_id>/correct/", correct_note, name="correct_note"),
    path(f"{PERSON}/task/", task, name="task"),
    path(f"{PERSON}/tasks/<uuid:task_id>/done/", finish_task, name="finish_task"),
    path(f"{APPOINTMENT}/", appointment, name="appointment"),
    path(f"{APPOINTMENT}/outcome/", outcome, name="outcome"),
    path(f"{APPOINTMENT}/reschedule/", reschedule, name="reschedule"),
    path(f"{APPOINTMENT}/cancel/", cancel, name="cancel"),
    path(f"{APPOINTMENT}/letter/", letter, name="letter"),
    path(f"{APPOINTMENT}/arrangements/<uuid:arrangement_id>/", arrangement, name="arrangement"),
    path(f"{CONTACT}/", contact, name="contact"),
    path(f"{CONTACT}/outcome/", change_outcome, name="change_outcome"),
    path(f"{CONTACT}/home-visit/", home_visit, name="home_visit"),
]

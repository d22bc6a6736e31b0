"""Addresses of due process, under "fair-process/"."""

from django.urls import path

from throughcare.decisions.dueprocess.screens.course import adjourn, answer, drop, facts, represent
from throughcare.decisions.dueprocess.screens.days import agree_days, days, set_days
from throughcare.decisions.dueprocess.screens.deciding import decide, fact, fact_of
from throughcare.decisions.dueprocess.screens.gates import gate, reopen, waive
from throughcare.decisions.dueprocess.screens.notice import notice
from throughcare.decisions.dueprocess.screens.process import process
from throughcare.decisions.dueprocess.screens.processes import begin, processes
from throughcare.decisions.dueprocess.screens.telling import letter

app_name = "dueprocess"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:process_id>"

urlpatterns = [
    path("days/", days, name="days"),
    path("days/<uuid:gate_days_id>/agree/", agree_days, name="agree_days"),
    path("days/<str:kind>/<str:gate>/<str:bound>/", set_days, name="set_days"),
    path(f"{PERSON}/", processes, name="processes"),
    path(f"{PERSON}/begin/", begin, name="begin"),
    path(f"{PERSON}/fact/", fact, name="fact"),
    path(f"{ONE}/", process, name="process"),
    path(f"{ONE}/facts/", facts, name="facts"),
    path(f"{ONE}/adjourn/", adjourn, name="adjourn"),
    path(f"{ONE}/said/", represent, name="represent"),
    path(f"{ONE}/said/<uuid:representation_id>/", answer, name="answer"),
    path(f"{ONE}/decide/", decide, name="decide"),
    path(f"{ONE}/fact/", fact_of, name="fact_of"),
    path(f"{ONE}/drop/", drop, name="drop"),
    path(f"{ONE}/letter/", letter, name="letter"),
    path(f"{ONE}/gates/<str:gate>/", gate, name="gate"),
    path(f"{ONE}/gates/<str:gate>/waive/", waive, name="waive"),
    path(f"{ONE}/gates/<str:gate>/reopen/", reopen, name="reopen"),
    path(f"{ONE}/gates/<str:gate>/notice/", notice, name="notice"),
]

"""Addresses of hearings, under "hearings/"."""

from django.urls import path

from throughcare.decisions.hearings.screens.arranging import adjourn, arrange, change, vacate
from throughcare.decisions.hearings.screens.bench import bench, bench_decide, bench_hearing
from throughcare.decisions.hearings.screens.calendar import calendar
from throughcare.decisions.hearings.screens.eligibility import answer, eligibility
from throughcare.decisions.hearings.screens.hearings import hearing, hearings
from throughcare.decisions.hearings.screens.parties import add_party, attendance, party
from throughcare.decisions.hearings.screens.result import result

app_name = "hearings"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:hearing_id>"
BENCH = "bench/<uuid:hearing_id>"

urlpatterns = [
    path("", calendar, name="calendar"),
    path("bench/", bench, name="bench"),
    path(f"{BENCH}/", bench_hearing, name="bench_hearing"),
    path(f"{BENCH}/decide/", bench_decide, name="bench_decide"),
    path(f"{PERSON}/", hearings, name="hearings"),
    path(f"{PERSON}/arrange/", arrange, name="arrange"),
    path(f"{PERSON}/eligibility/", eligibility, name="eligibility"),
    path(f"{PERSON}/eligibility/<slug:rule_code>/", answer, name="answer"),
    path(f"{ONE}/", hearing, name="hearing"),
    path(f"{ONE}/change/", change, name="change"),
    path(f"{ONE}/adjourn/", adjourn, name="adjourn"),
    path(f"{ONE}/vacate/", vacate, name="vacate"),
    path(f"{ONE}/parties/", add_party, name="add_party"),
    path(f"{ONE}/parties/<uuid:party_id>/", party, name="party"),
    path(f"{ONE}/attendance/", attendance, name="attendance"),
    path(f"{ONE}/result/", result, name="result"),
]

"""Addresses of unpaid work, under "work/"."""

from django.urls import path

from throughcare.casework.unpaidwork.screens.adjusting import adjust, take_back, travel, travel_list
from throughcare.casework.unpaidwork.screens.groups import attendance_list, groups
from throughcare.casework.unpaidwork.screens.outcome import cancel, outcome
from throughcare.casework.unpaidwork.screens.planning import book, plan
from throughcare.casework.unpaidwork.screens.projects import (
    add_project,
    change_project,
    close_project,
    project_list,
)
from throughcare.casework.unpaidwork.screens.requirement import change, require
from throughcare.casework.unpaidwork.screens.work import work

app_name = "unpaidwork"

PERSON = "<uuid:person_id>"
HOURS = f"{PERSON}/hours/<uuid:requirement_id>"
DAY = f"{PERSON}/days/<uuid:work_day_id>"

urlpatterns = [
    path("groups/", groups, name="groups"),
    path("groups/<uuid:project_id>/", attendance_list, name="attendance"),
    path("travel/", travel_list, name="travel_list"),
    path("projects/", project_list, name="projects"),
    path("projects/add/", add_project, name="add_project"),
    path("projects/<uuid:project_id>/", change_project, name="change_project"),
    path("projects/<uuid:project_id>/close/", close_project, name="close_project"),
    path(f"{PERSON}/", work, name="work"),
    path(f"{PERSON}/hours/", require, name="require"),
    path(f"{HOURS}/", change, name="change"),
    path(f"{HOURS}/book/", book, name="book"),
    path(f"{HOURS}/plan/", plan, name="plan"),
    path(f"{HOURS}/adjust/", adjust, name="adjust"),
    path(f"{DAY}/", outcome, name="outcome"),
    path(f"{DAY}/cancel/", cancel, name="cancel"),
    path(f"{PERSON}/adjustments/<uuid:adjustment_id>/", take_back, name="take_back"),
    path(f"{PERSON}/travel/<uuid:travel_id>/", travel, name="travel"),
]

"""Addresses of resettlement, under "resettlement/"."""

from django.urls import path

from throughcare.casework.resettlement.screens.changing import (
    activity,
    add_activity,
    add_need,
    anew,
    need,
    status,
)
from throughcare.casework.resettlement.screens.pathways import pathways
from throughcare.casework.resettlement.screens.report import part, send, skip
from throughcare.casework.resettlement.screens.soon import soon

app_name = "resettlement"

PERSON = "<uuid:person_id>"

urlpatterns = [
    path("soon/", soon, name="soon"),
    path(f"{PERSON}/", pathways, name="pathways"),
    path(f"{PERSON}/anew/", anew, name="anew"),
    path(f"{PERSON}/reports/<uuid:resettlement_report_id>/send/", send, name="send"),
    path(f"{PERSON}/reports/<str:kind>/skip/", skip, name="skip"),
    path(f"{PERSON}/reports/<str:kind>/<str:pathway>/", part, name="part"),
    path(f"{PERSON}/pathways/<str:pathway>/", status, name="status"),
    path(f"{PERSON}/pathways/<str:pathway>/needs/", add_need, name="add_need"),
    path(f"{PERSON}/needs/<uuid:support_need_id>/", need, name="need"),
    path(f"{PERSON}/activities/", add_activity, name="add_activity"),
    path(f"{PERSON}/activities/<uuid:activity_id>/", activity, name="activity"),
]

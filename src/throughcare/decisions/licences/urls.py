"""Addresses of licences, under "licences/"."""

from django.urls import path

from throughcare.decisions.licences.screens import acts
from throughcare.decisions.licences.screens.conditions import add_row, change_row
from throughcare.decisions.licences.screens.drafting import begin, details, leave_out, reject, send_back
from throughcare.decisions.licences.screens.licences import licence, licences

app_name = "licences"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:licence_id>"
ROW = f"{ONE}/conditions/<uuid:clause_id>"

urlpatterns = [
    path(f"{PERSON}/", licences, name="licences"),
    path(f"{PERSON}/begin/<uuid:order_id>/", begin, name="begin"),
    path(f"{ONE}/", licence, name="licence"),
    path(f"{ONE}/details/", details, name="details"),
    path(f"{ONE}/conditions/", add_row, name="add_row"),
    path(f"{ROW}/", change_row, name="change_row"),
    path(f"{ROW}/leave-out/", leave_out, name="leave_out"),
    path(f"{ROW}/restore/", acts.restore, name="restore"),
    path(f"{ROW}/up/", acts.place, name="place"),
    path(f"{ONE}/submit/", acts.submit, name="submit"),
    path(f"{ONE}/approve/", acts.approve, name="approve"),
    path(f"{ONE}/send-back/", send_back, name="send_back"),
    path(f"{ONE}/reject/", reject, name="reject"),
    path(f"{ONE}/activate/", acts.activate, name="activate"),
    path(f"{ONE}/drop/", acts.drop, name="drop"),
    path(f"{ONE}/vary/", acts.vary, name="vary"),
    path(f"{ONE}/fair-process/", acts.be_fair, name="be_fair"),
    path(f"{ONE}/paper/", acts.paper, name="paper"),
]

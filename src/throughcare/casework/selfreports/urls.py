"""Addresses of what people say about themselves, for staff, under "self-reports/"."""

from django.urls import path

from throughcare.casework.selfreports.screens import acts
from throughcare.casework.selfreports.screens.paper import paper, paper_pdf, type_in
from throughcare.casework.selfreports.screens.report import report
from throughcare.casework.selfreports.screens.reports import ask, reports
from throughcare.casework.selfreports.screens.safety import safety

app_name = "selfreports"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:self_report_id>"

urlpatterns = [
    path(f"{PERSON}/", reports, name="reports"),
    path(f"{PERSON}/ask/", ask, name="ask"),
    path(f"{PERSON}/safety/<uuid:safety_task_id>/", safety, name="safety"),
    path(f"{ONE}/", report, name="report"),
    path(f"{ONE}/link/", acts.make_link, name="make_link"),
    path(f"{ONE}/link/stop/", acts.stop_link, name="stop_link"),
    path(f"{ONE}/hand-over/", acts.hand_over, name="hand_over"),
    path(f"{ONE}/take-back/", acts.take_back, name="take_back"),
    path(f"{ONE}/paper/", paper, name="paper"),
    path(f"{ONE}/paper/pdf/", paper_pdf, name="paper_pdf"),
    path(f"{ONE}/type-in/", type_in, name="type_in"),
]

"""Addresses of assessments, under "assessments/"."""

from django.urls import path

from throughcare.casework.assessments.screens import acts, contest
from throughcare.casework.assessments.screens.beside import beside
from throughcare.casework.assessments.screens.calls import called_for
from throughcare.casework.assessments.screens.compare import compare_two
from throughcare.casework.assessments.screens.forms import form_print, forms
from throughcare.casework.assessments.screens.history import history
from throughcare.casework.assessments.screens.listing import assessments, start
from throughcare.casework.assessments.screens.needs import needs_picture
from throughcare.casework.assessments.screens.score import score, score_inputs, score_pdf, score_print
from throughcare.casework.assessments.screens.section import keep, section
from throughcare.casework.assessments.screens.sheet import assessment, whole

app_name = "assessments"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:assessment_id>"
CONTEST = f"{PERSON}/contests/<uuid:contest_id>"
SECTION = f"{ONE}/sections/<slug:code>"
SCORE = f"{ONE}/scores/<uuid:score_id>"

urlpatterns = [
    path("contests/", contest.waiting, name="contests"),
    path("forms/", forms, name="forms"),
    path("forms/<str:code>/print/", form_print, name="form_print"),
    path(f"{PERSON}/", assessments, name="assessments"),
    path(f"{PERSON}/start/", start, name="start"),
    path(f"{PERSON}/called-for/<uuid:call_id>/", called_for, name="called_for"),
    path(f"{PERSON}/history/", history, name="history"),
    path(f"{PERSON}/compare/", compare_two, name="compare"),
    path(f"{ONE}/", assessment, name="assessment"),
    path(f"{ONE}/whole/", whole, name="whole"),
    path(f"{ONE}/beside/", beside, name="beside"),
    path(f"{ONE}/needs/", needs_picture, name="needs"),
    path(f"{ONE}/sign/", acts.sign, name="sign"),
    path(f"{ONE}/countersign/", acts.countersign, name="countersign"),
    path(f"{ONE}/send-back/", acts.send_back, name="send_back"),
    path(f"{ONE}/set-aside/", acts.set_aside, name="set_aside"),
    path(f"{ONE}/contest/", contest.contest, name="contest"),
    path(f"{CONTEST}/", contest.contest_of, name="contest_of"),
    path(f"{CONTEST}/decide/", contest.decide, name="decide"),
    path(f"{CONTEST}/withdraw/", contest.withdraw, name="withdraw"),
    path(f"{CONTEST}/tell/", contest.tell, name="tell"),
    path(f"{ONE}/correct/", acts.correct, name="correct"),
    path(f"{SECTION}/", section, name="section"),
    path(f"{SECTION}/keep/", keep, name="keep"),
    path(f"{SECTION}/ask/", acts.ask, name="ask"),
    path(f"{SECTION}/done/", acts.done, name="done"),
    path(f"{SECTION}/again/", acts.again, name="again"),
    path(f"{SCORE}/", score, name="score"),
    path(f"{SCORE}/print/", score_print, name="score_print"),
    path(f"{SCORE}/pdf/", score_pdf, name="score_pdf"),
    path(f"{SCORE}/inputs.json", score_inputs, name="score_inputs"),
]

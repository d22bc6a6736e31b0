"""Addresses of tests and draws, under "tests/"."""

from django.urls import path

from throughcare.casework.testing.screens import collecting, draws, hearing, results
from throughcare.casework.testing.screens.tests import one_test, tests
from throughcare.casework.testing.screens.today import today

app_name = "testing"

PERSON = "<uuid:person_id>"
TEST = f"{PERSON}/<uuid:test_id>"
DRAW = "draws/<uuid:draw_id>"

urlpatterns = [
    path("today/", today, name="today"),
    path("draws/", draws.draw_list, name="draws"),
    path("draws/open/", draws.open_draw, name="open_draw"),
    path(f"{DRAW}/", draws.draw, name="draw"),
    path(f"{DRAW}/make/", draws.make_draw, name="make_draw"),
    path(f"{DRAW}/cancel/", draws.cancel_draw, name="cancel_draw"),
    path(f"{DRAW}/file/", draws.draw_file, name="draw_file"),
    path(f"{PERSON}/", tests, name="tests"),
    path(f"{PERSON}/order/", hearing.order, name="order"),
    path(f"{PERSON}/treatments/", hearing.treatment, name="treatment"),
    path(f"{PERSON}/treatments/<uuid:treatment_id>/", hearing.change_treatment, name="change_treatment"),
    path(f"{PERSON}/disputes/<uuid:test_contest_id>/", hearing.decide, name="decide"),
    path(f"{TEST}/", one_test, name="test"),
    path(f"{TEST}/tell/", collecting.tell, name="tell"),
    path(f"{TEST}/cancel/", collecting.cancel, name="cancel"),
    path(f"{TEST}/time/", collecting.give_time, name="give_time"),
    path(f"{TEST}/collect/", collecting.collect, name="collect"),
    path(f"{TEST}/not-taken/", collecting.not_taken, name="not_taken"),
    path(f"{TEST}/custody/", collecting.custody, name="custody"),
    path(f"{TEST}/screen/", results.screen, name="screen"),
    path(f"{TEST}/laboratory/", results.laboratory, name="laboratory"),
    path(f"{TEST}/retest/", results.retest, name="retest"),
    path(f"{TEST}/ask/", hearing.ask, name="ask"),
    path(f"{TEST}/judge/", hearing.judge, name="judge"),
    path(f"{TEST}/dispute/", hearing.contest, name="contest"),
]

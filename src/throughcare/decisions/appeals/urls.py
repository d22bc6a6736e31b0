"""Addresses of appeals, under "appeals/"."""

from django.urls import path

from throughcare.decisions.appeals.screens.appeal import appeal
from throughcare.decisions.appeals.screens.appeals import appeals
from throughcare.decisions.appeals.screens.deciding import carry_out, decide, fact
from throughcare.decisions.appeals.screens.hearing import arrange
from throughcare.decisions.appeals.screens.lodging import lodge
from throughcare.decisions.appeals.screens.register import register
from throughcare.decisions.appeals.screens.steps import acknowledge, admit, letter, suspend, take_up, withdraw

app_name = "appeals"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:appeal_id>"

urlpatterns = [
    path("", register, name="register"),
    path(f"{PERSON}/", appeals, name="appeals"),
    path(f"{PERSON}/lodge/<uuid:process_id>/", lodge, name="lodge"),
    path(f"{ONE}/", appeal, name="appeal"),
    path(f"{ONE}/acknowledge/", acknowledge, name="acknowledge"),
    path(f"{ONE}/admit/", admit, name="admit"),
    path(f"{ONE}/suspend/", suspend, name="suspend"),
    path(f"{ONE}/take-up/", take_up, name="take_up"),
    path(f"{ONE}/decide/", decide, name="decide"),
    path(f"{ONE}/arrange/", arrange, name="arrange"),
    path(f"{ONE}/fact/", fact, name="fact"),
    path(f"{ONE}/withdraw/", withdraw, name="withdraw"),
    path(f"{ONE}/carry-out/", carry_out, name="carry_out"),
    path(f"{ONE}/letter/", letter, name="letter"),
]

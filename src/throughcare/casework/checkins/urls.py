"""Addresses of remote check-ins, for staff, under "check-ins/"."""

from django.urls import path

from throughcare.casework.checkins.screens import acts
from throughcare.casework.checkins.screens.arranging import arrange, decide, stop
from throughcare.casework.checkins.screens.checkin import checkin, photo
from throughcare.casework.checkins.screens.checkins import add_question, checkins
from throughcare.casework.checkins.screens.lists import choice, waiting

app_name = "checkins"

PERSON = "<uuid:person_id>"
SERIES = f"{PERSON}/arranged/<uuid:series_id>"
ONE = f"{PERSON}/<uuid:checkin_id>"

urlpatterns = [
    path("", waiting, name="waiting"),
    path("pictures/", choice, name="choice"),
    path(f"{PERSON}/", checkins, name="checkins"),
    path(f"{PERSON}/arrange/", arrange, name="arrange"),
    path(f"{SERIES}/decide/", decide, name="decide"),
    path(f"{SERIES}/stop/", stop, name="stop"),
    path(f"{SERIES}/resume/", acts.resume, name="resume"),
    path(f"{SERIES}/questions/", add_question, name="add_question"),
    path(f"{SERIES}/questions/<uuid:own_question_id>/drop/", acts.drop_question, name="drop_question"),
    path(f"{ONE}/", checkin, name="checkin"),
    path(f"{ONE}/photo/", photo, name="photo"),
    path(f"{ONE}/link/", acts.give_link, name="give_link"),
    path(f"{ONE}/send-again/", acts.send_again, name="send_again"),
    path(f"{ONE}/remind/", acts.remind, name="remind"),
    path(f"{ONE}/cancel/", acts.cancel, name="cancel"),
]

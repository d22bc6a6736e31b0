"""Addresses below "validation/"."""

from django.urls import path

from throughcare.insight.screens.cohorts import cohorts
from throughcare.insight.screens.consistency import answers
from throughcare.insight.screens.overrides import overrides
from throughcare.insight.screens.validation import validation

app_name = "insight"
urlpatterns = [
    path("", cohorts, name="cohorts"),
    path("overrides/", overrides, name="overrides"),
    path("answers/", answers, name="answers"),
    path("<slug:cohort>/<slug:score>/", validation, name="validation"),
]

"""Addresses below "validation/"."""

from django.urls import path

from throughcare.insight.screens.cohorts import cohorts
from throughcare.insight.screens.validation import validation

app_name = "insight"
urlpatterns = [
    path("", cohorts, name="cohorts"),
    path("<slug:cohort>/<slug:score>/", validation, name="validation"),
]

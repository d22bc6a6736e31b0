"""Addresses below "validation/"."""

from django.urls import path

from throughcare.insight.screens.cohorts import cohorts
from throughcare.insight.screens.consistency import answers
from throughcare.insight.screens.early_support import ACTS, ask, decide, early_support, table
from throughcare.insight.screens.overrides import overrides
from throughcare.insight.screens.validation import validation

app_name = "insight"
urlpatterns = [
    path("", cohorts, name="cohorts"),
    path("overrides/", overrides, name="overrides"),
    path("answers/", answers, name="answers"),
    path("early-support/", early_support, name="early_support"),
    path("early-support/table.csv", table, name="early_support_table"),
    path("early-support/ask/", ask, name="early_support_ask"),
    *[
        path(f"early-support/<uuid:switch_id>/{act}/", decide, {"act": act}, name=f"early_support_{act}")
        for act in ACTS
    ],
    path("<slug:cohort>/<slug:score>/", validation, name="validation"),
]

"""Addresses of the plan, under "plans/"."""

from django.urls import path

from throughcare.casework.plans.screens.compare import compare
from throughcare.casework.plans.screens.for_person import for_person, for_person_pdf, for_person_print
from throughcare.casework.plans.screens.plan import plan
from throughcare.casework.plans.screens.reviews import reviews
from throughcare.casework.plans.screens.versions import version, versions

app_name = "plans"

PERSON = "<uuid:person_id>"
VERSION = f"{PERSON}/versions/<uuid:version_id>"

urlpatterns = [
    path("reviews/", reviews, name="reviews"),
    path(f"{PERSON}/", plan, name="plan"),
    path(f"{PERSON}/versions/", versions, name="versions"),
    path(f"{VERSION}/", version, name="version"),
    path(f"{PERSON}/compare/", compare, name="compare"),
    path(f"{PERSON}/plain/", for_person, name="for_person"),
    path(f"{PERSON}/plain/print/", for_person_print, name="for_person_print"),
    path(f"{PERSON}/plain/pdf/", for_person_pdf, name="for_person_pdf"),
]

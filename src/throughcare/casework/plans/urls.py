"""Addresses of the plan, under "plans/"."""

from django.urls import path

from throughcare.casework.plans.screens import closing, note, objective, steps
from throughcare.casework.plans.screens.asking import ask
from throughcare.casework.plans.screens.beginning import begin, own_words
from throughcare.casework.plans.screens.compare import compare
from throughcare.casework.plans.screens.for_person import for_person, for_person_pdf, for_person_print
from throughcare.casework.plans.screens.giving import give
from throughcare.casework.plans.screens.plan import plan
from throughcare.casework.plans.screens.review import review
from throughcare.casework.plans.screens.reviews import reviews
from throughcare.casework.plans.screens.signing import countersign, sign
from throughcare.casework.plans.screens.versions import version, versions

app_name = "plans"

PERSON = "<uuid:person_id>"
VERSION = f"{PERSON}/versions/<uuid:version_id>"
OBJECTIVE = f"{PERSON}/objectives/<uuid:objective_id>"
STEP = f"{PERSON}/steps/<uuid:step_id>"

urlpatterns = [
    path("reviews/", reviews, name="reviews"),
    path(f"{PERSON}/", plan, name="plan"),
    path(f"{PERSON}/versions/", versions, name="versions"),
    path(f"{VERSION}/", version, name="version"),
    path(f"{PERSON}/compare/", compare, name="compare"),
    path(f"{PERSON}/plain/", for_person, name="for_person"),
    path(f"{PERSON}/plain/print/", for_person_print, name="for_person_print"),
    path(f"{PERSON}/plain/pdf/", for_person_pdf, name="for_person_pdf"),
    path(f"{PERSON}/begin/", begin, name="begin"),
    path(f"{PERSON}/own-words/", own_words, name="own_words"),
    path(f"{PERSON}/objectives/add/", objective.add_objective, name="add_objective"),
    path(f"{OBJECTIVE}/change/", objective.change_objective, name="change_objective"),
    path(f"{OBJECTIVE}/move/", objective.move_objective, name="move_objective"),
    path(f"{OBJECTIVE}/achieved/", closing.achieve_objective, name="achieve_objective"),
    path(f"{OBJECTIVE}/remove/", closing.remove_objective, name="remove_objective"),
    path(f"{OBJECTIVE}/delete/", closing.remove_objective, name="delete_objective"),
    path(f"{OBJECTIVE}/take-back/", closing.readd_objective, name="readd_objective"),
    path(f"{OBJECTIVE}/steps/add/", steps.add_step, name="add_step"),
    path(f"{OBJECTIVE}/note/", note.note, name="note"),
    path(f"{STEP}/change/", steps.change_step, name="change_step"),
    path(f"{STEP}/state/", steps.step_state, name="step_state"),
    path(f"{STEP}/move/", steps.move_step, name="move_step"),
    path(f"{STEP}/remove/", steps.remove_step, name="remove_step"),
    path(f"{PERSON}/sign/", sign, name="sign"),
    path(f"{VERSION}/countersign/", countersign, name="countersign"),
    path(f"{VERSION}/ask/", ask, name="ask"),
    path(f"{VERSION}/give/", give, name="give"),
    path(f"{PERSON}/reviews/<uuid:review_id>/", review, name="review"),
]

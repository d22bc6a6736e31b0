"""Addresses of compliance and of missed contacts, under "noncompliance/"."""

from django.urls import path

from throughcare.decisions.noncompliance.screens import (
    ask_reason,
    compliance,
    decide,
    failure,
    hear,
    judge,
    open_work,
    praise,
    withdraw,
)

app_name = "noncompliance"
urlpatterns = [
    path("", open_work.open_work, name="open"),
    path("<uuid:person_id>/", compliance.compliance, name="compliance"),
    path("<uuid:person_id>/praise/", praise.praise, name="praise"),
    path("<uuid:person_id>/warning/<uuid:response_id>/withdraw/", withdraw.withdraw, name="withdraw"),
    path("<uuid:person_id>/<uuid:failure_id>/", failure.failure, name="failure"),
    path("<uuid:person_id>/<uuid:failure_id>/ask/", ask_reason.ask_reason, name="ask"),
    path("<uuid:person_id>/<uuid:failure_id>/said/", hear.hear, name="hear"),
    path("<uuid:person_id>/<uuid:failure_id>/judge/", judge.judge, name="judge"),
    path("<uuid:person_id>/<uuid:failure_id>/decide/", decide.decide, name="decide"),
]

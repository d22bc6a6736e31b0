"""Addresses of compliance, failures, responses and sanctions, under "noncompliance/"."""

from django.urls import path

from throughcare.decisions.noncompliance.screens import (
    ability,
    approve,
    ask_reason,
    compliance,
    decide,
    failure,
    hear,
    judge,
    open_work,
    praise,
    prepare,
    record,
    sanction,
    tables,
    take_back,
    tell,
    weigh,
    withdraw,
)

app_name = "noncompliance"
urlpatterns = [
    path("", open_work.open_work, name="open"),
    path("<uuid:person_id>/", compliance.compliance, name="compliance"),
    path("tables/", tables.tables, name="tables"),
    path("tables/<str:grid>/", tables.confirm, name="table"),
    path("<uuid:person_id>/record/", record.record, name="record"),
    path("<uuid:person_id>/sanction/<uuid:sanction_id>/", sanction.sanction, name="sanction"),
    path("<uuid:person_id>/praise/", praise.praise, name="praise"),
    path("<uuid:person_id>/warning/<uuid:response_id>/withdraw/", withdraw.withdraw, name="withdraw"),
    path("<uuid:person_id>/<uuid:failure_id>/", failure.failure, name="failure"),
    path("<uuid:person_id>/<uuid:failure_id>/ask/", ask_reason.ask_reason, name="ask"),
    path("<uuid:person_id>/<uuid:failure_id>/said/", hear.hear, name="hear"),
    path("<uuid:person_id>/<uuid:failure_id>/judge/", judge.judge, name="judge"),
    path("<uuid:person_id>/<uuid:failure_id>/decide/", decide.decide, name="decide"),
    path("<uuid:person_id>/<uuid:failure_id>/ability/", ability.ability, name="ability"),
    path("<uuid:person_id>/<uuid:failure_id>/table/", weigh.weigh, name="weigh"),
    path("<uuid:person_id>/<uuid:failure_id>/prepare/", prepare.prepare, name="prepare"),
    path("<uuid:person_id>/<uuid:failure_id>/approve/", approve.approve, name="approve"),
    path("<uuid:person_id>/<uuid:failure_id>/tell/", tell.tell, name="tell"),
    path("<uuid:person_id>/<uuid:failure_id>/take-back/", take_back.take_back, name="take_back"),
]

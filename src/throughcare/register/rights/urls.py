"""Addresses under /rights/."""

from django.urls import path

from throughcare.register.rights.screens import (
    disputes,
    erasing,
    queue,
    recipients,
    removals,
    requests,
    rights,
)

app_name = "rights"
urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("held/", rights.holdings, name="holdings"),
    path("recipients/", recipients.recipients, name="recipients"),
    path("erased/", erasing.erased, name="erased"),
    path("erased/<uuid:erasure_id>/", recipients.erasure, name="erasure"),
    path("<uuid:person_id>/", rights.rights, name="rights"),
    path("<uuid:person_id>/ask/", requests.ask, name="ask"),
    path("<uuid:person_id>/requests/<uuid:request_id>/", requests.show, name="request"),
    path("<uuid:person_id>/requests/<uuid:request_id>/part/", requests.part, name="part"),
    path("<uuid:person_id>/requests/<uuid:request_id>/make/", requests.make, name="make"),
    path("<uuid:person_id>/requests/<uuid:request_id>/<slug:act>/", requests.act, name="act"),
    path("<uuid:person_id>/packs/<uuid:pack_id>/", requests.pack, name="pack"),
    path("<uuid:person_id>/disputes/add/", disputes.dispute, name="dispute"),
    path("<uuid:person_id>/disputes/<uuid:dispute_id>/", disputes.settle, name="settle"),
    path("<uuid:person_id>/recipients/", recipients.tell, name="tell"),
    path("<uuid:person_id>/removed/", removals.removed, name="removed"),
    path("<uuid:person_id>/removed/<uuid:act_id>/open/", removals.put_back, name="put_back"),
    path("<uuid:person_id>/remove/<slug:table>/<uuid:record_id>/", removals.take_away, name="take_away"),
    path("<uuid:person_id>/erase/", erasing.erase, name="erase"),
    path("<uuid:person_id>/keeping/", queue.keeping, name="keeping"),
]

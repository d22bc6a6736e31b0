"""Addresses of the documents kept with a record, under "documents/"."""

from django.urls import path

from throughcare.register.documents.screens import attaching, stored

app_name = "stored"
urlpatterns = [
    path("<uuid:person_id>/", stored.documents, name="documents"),
    path("<uuid:person_id>/add/", stored.add_document, name="add"),
    path("<uuid:person_id>/attach/<uuid:about>/", attaching.attach, name="attach"),
    path("<uuid:person_id>/<uuid:document_id>/", stored.document, name="document"),
    path("<uuid:person_id>/<uuid:document_id>/file/", stored.content, name="content"),
    path("<uuid:person_id>/<uuid:document_id>/take-back/", stored.take_back, name="take_back"),
    path("<uuid:person_id>/<uuid:document_id>/detach/<uuid:about>/", attaching.detach, name="detach"),
]

"""Addresses of the texts that an agency and its users word for themselves, under "templates/"."""

from django.urls import path

from throughcare.register.documents.screens import snippets, template, template_edit, template_list

app_name = "templates"
ONE = "<uuid:template_id>"
urlpatterns = [
    path("", template_list.templates, name="templates"),
    path("pack/<slug:code>/<slug:language>/", template.pack, name="pack"),
    path("new/<slug:kind>/", template_edit.new, name="new"),
    path("own/", snippets.own, name="own"),
    path("own/add/", snippets.add, name="add_own"),
    path("own/<uuid:snippet_id>/", snippets.change, name="change_own"),
    path("own/<uuid:snippet_id>/remove/", snippets.remove, name="remove_own"),
    path(f"{ONE}/", template.template, name="template"),
    path(f"{ONE}/edit/", template_edit.edit, name="edit"),
    path(f"{ONE}/pdf/", template.pdf, name="pdf"),
    path(f"{ONE}/release/", template.release, name="release"),
    path(f"{ONE}/retire/", template.retire, name="retire"),
    path(f"{ONE}/discard/", template.discard, name="discard"),
]

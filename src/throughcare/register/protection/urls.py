"""Addresses under /protection/."""

from django.urls import path

from throughcare.register.protection.screens.entry import add_entry, change_entry, look, take_back_entry
from throughcare.register.protection.screens.holders import end_holder, name_holder
from throughcare.register.protection.screens.protection import protection

app_name = "protection"
PERSON = "<uuid:person_id>"
ENTRY = f"{PERSON}/entries/<uuid:entry_id>"

urlpatterns = [
    path(f"{PERSON}/", protection, name="protection"),
    path(f"{PERSON}/add/<slug:kind>/", add_entry, name="add_entry"),
    path(f"{ENTRY}/", look, name="look"),
    path(f"{ENTRY}/change/", change_entry, name="change_entry"),
    path(f"{ENTRY}/take-back/", take_back_entry, name="take_back_entry"),
    path(f"{PERSON}/named/add/", name_holder, name="name_holder"),
    path(f"{PERSON}/named/<uuid:holder_id>/end/", end_holder, name="end_holder"),
]

"""Addresses of the directory, of what is offered, of referrals and of consents, under "services/"."""

from django.urls import path

from throughcare.casework.interventions.screens.directory import directory, directory_print, resource
from throughcare.casework.interventions.screens.resource_forms import (
    add_resource,
    change_resource,
    close_resource,
)

app_name = "interventions"
RESOURCE = "help/<uuid:resource_id>"

urlpatterns = [
    path("help/", directory, name="directory"),
    path("help/print/", directory_print, name="directory_print"),
    path("help/add/", add_resource, name="add_resource"),
    path(f"{RESOURCE}/", resource, name="resource"),
    path(f"{RESOURCE}/change/", change_resource, name="change_resource"),
    path(f"{RESOURCE}/close/", close_resource, name="close_resource"),
]

"""Addresses of allocation, purposes and walls, under "caseload/"."""

from django.urls import path

from throughcare.register.caseload.screens import allocation, mass_transfer, purpose, walls

app_name = "caseload"
urlpatterns = [
    path("transfer/", mass_transfer.mass_transfer, name="mass_transfer"),
    path("<uuid:person_id>/purpose/", purpose.purpose, name="purpose"),
    path("<uuid:person_id>/allocation/", allocation.allocation, name="allocation"),
    path("<uuid:person_id>/allocation/<uuid:part_id>/end/", allocation.end_part, name="end_part"),
    path("<uuid:person_id>/access/", walls.access, name="access"),
    path("<uuid:person_id>/access/restrict/", walls.restrict, name="restrict"),
    path("<uuid:person_id>/access/lift/", walls.lift, name="lift"),
    path("<uuid:person_id>/access/name/", walls.name, name="name"),
    path("<uuid:person_id>/access/exclude/", walls.exclude, name="exclude"),
    path("<uuid:person_id>/access/<str:kind>/<uuid:row_id>/end/", walls.end, name="end_wall"),
]

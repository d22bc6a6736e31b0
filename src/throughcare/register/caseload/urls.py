"""Addresses of allocation, purposes and walls, under "caseload/"."""

from django.urls import path

from throughcare.register.caseload.screens import (
    allocation,
    cover,
    duty,
    glass,
    looking,
    mass_transfer,
    match,
    own_place,
    purpose,
    tie,
    walls,
)

app_name = "caseload"
urlpatterns = [
    path("transfer/", mass_transfer.mass_transfer, name="mass_transfer"),
    path("break-glass/", glass.break_glass, name="break_glass"),
    path("openings/", glass.openings, name="openings"),
    path("openings/<uuid:opening_id>/", glass.opening, name="opening"),
    path("unusual/", looking.unusual, name="unusual"),
    path("unusual/<uuid:look_id>/", looking.look, name="look"),
    path("<uuid:person_id>/access/watch/", walls.watch, name="watch"),
    path("<uuid:person_id>/access/unwatch/", walls.unwatch, name="unwatch"),
    path("tie/", tie.tie, name="tie"),
    path("own-place/", own_place.own_place, name="own_place"),
    path("own-place/forget/", own_place.forget_own_place, name="forget_own_place"),
    path("cover/", cover.cover, name="cover"),
    path("cover/<uuid:cover_id>/end/", cover.end_cover, name="end_cover"),
    path("duty/", duty.duty, name="duty"),
    path("duty/<uuid:turn_id>/end/", duty.end_duty, name="end_duty"),
    path("<uuid:person_id>/break-glass/", glass.break_glass, name="break_glass_of"),
    path("<uuid:person_id>/glass/<uuid:glass_id>/", glass.glass, name="glass"),
    path("<uuid:person_id>/tie/", tie.tie, name="tie_of"),
    path("<uuid:person_id>/match/<uuid:match_id>/", match.match, name="match"),
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

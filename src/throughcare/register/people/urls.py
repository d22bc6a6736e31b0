"""Addresses of intake and personal details, under "people/"."""

from django.urls import path

from throughcare.register.people.screens import about, add, details, items, merging

app_name = "people"
urlpatterns = [
    path("add/", add.add, name="add"),
    path("<uuid:person_id>/details/", details.details, name="details"),
    path("<uuid:person_id>/details/about/", about.about, name="about"),
    path("<uuid:person_id>/duplicates/", merging.duplicates, name="duplicates"),
    path("<uuid:person_id>/merge/<uuid:other_id>/", merging.compare, name="merge"),
    path("<uuid:person_id>/merges/<uuid:merge_id>/", merging.merged, name="merged"),
    path("<uuid:person_id>/details/<slug:kind>/add/", items.add_item, name="add_item"),
    path("<uuid:person_id>/details/<slug:kind>/<uuid:item_id>/", items.correct_item, name="correct_item"),
    path("<uuid:person_id>/details/<slug:kind>/<uuid:item_id>/end/", items.end_item, name="end_item"),
    path(
        "<uuid:person_id>/details/<slug:kind>/<uuid:item_id>/take-back/",
        items.take_back_item,
        name="take_back_item",
    ),
]

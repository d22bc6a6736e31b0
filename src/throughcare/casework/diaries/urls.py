"""Addresses of calendar feeds, under "calendar/"."""

from django.urls import path

from throughcare.casework.diaries.screens import feed, feeds

app_name = "diaries"
urlpatterns = [
    path("own/", feeds.own, name="own"),
    path("<uuid:person_id>/", feeds.of_person, name="person"),
    path("feed/<str:secret>.ics", feed.feed, name="feed"),
]

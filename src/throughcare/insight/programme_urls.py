"""Addresses below "programmes/"."""

from django.urls import path

from throughcare.insight.screens.programmes import cases, programmes

app_name = "programmes"
urlpatterns = [
    path("", programmes, name="programmes"),
    path("<uuid:offering_id>/<slug:figure>/", cases, name="cases"),
]

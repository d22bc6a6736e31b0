"""Addresses of offers of help, under "early-support/"."""

from django.urls import path

from throughcare.casework.earlysupport.screens.offer import aside, offer
from throughcare.casework.earlysupport.screens.offers import offers, told

app_name = "earlysupport"

PERSON = "<uuid:person_id>"

urlpatterns = [
    path(f"{PERSON}/", offers, name="offers"),
    path(f"{PERSON}/<uuid:support_offer_id>/", offer, name="offer"),
    path(f"{PERSON}/<uuid:support_offer_id>/aside/", aside, name="aside"),
    path(f"{PERSON}/<uuid:support_offer_id>/told/", told, name="told"),
]

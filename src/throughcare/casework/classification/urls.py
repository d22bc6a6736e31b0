"""Addresses of levels, proposals, overrides and flags, under "levels/"."""

from django.urls import path

from throughcare.casework.classification.screens.flags import remove_flag, review_flag, set_flag
from throughcare.casework.classification.screens.levels import calculate, levels
from throughcare.casework.classification.screens.override import ask_override, end_override, override
from throughcare.casework.classification.screens.proposal import proposal, why
from throughcare.casework.classification.screens.tell import tell
from throughcare.casework.classification.screens.waiting import waiting

app_name = "classification"

PERSON = "<uuid:person_id>"
OVERRIDE = f"{PERSON}/overrides/<uuid:override_id>"
FLAG = f"{PERSON}/flags/<uuid:flag_id>"

urlpatterns = [
    path("waiting/", waiting, name="waiting"),
    path(f"{PERSON}/", levels, name="levels"),
    path(f"{PERSON}/why/", why, name="why"),
    path(f"{PERSON}/calculate/", calculate, name="calculate"),
    path(f"{PERSON}/proposals/<uuid:proposal_id>/", proposal, name="proposal"),
    path(f"{PERSON}/told/<uuid:level_id>/", tell, name="tell"),
    path(f"{PERSON}/overrides/ask/", ask_override, name="ask_override"),
    path(f"{OVERRIDE}/", override, name="override"),
    path(f"{OVERRIDE}/end/", end_override, name="end_override"),
    path(f"{PERSON}/flags/set/", set_flag, name="set_flag"),
    path(f"{FLAG}/review/", review_flag, name="review_flag"),
    path(f"{FLAG}/remove/", remove_flag, name="remove_flag"),
]

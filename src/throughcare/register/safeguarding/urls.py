"""Addresses of concerns, referrals and disclosures, under "safeguarding/"."""

from django.urls import path

from throughcare.register.safeguarding.screens.concern import note_concern, remove_concern, review_concern
from throughcare.register.safeguarding.screens.disclosure import disclose, take_back_disclosure
from throughcare.register.safeguarding.screens.referral import answer, chase, refer
from throughcare.register.safeguarding.screens.safeguarding import safeguarding

app_name = "safeguarding"

PERSON = "<uuid:person_id>"
CONCERN = f"{PERSON}/concerns/<uuid:concern_id>"
REFERRAL = f"{PERSON}/referrals/<uuid:referral_id>"

urlpatterns = [
    path(f"{PERSON}/", safeguarding, name="safeguarding"),
    path(f"{PERSON}/concerns/add/", note_concern, name="note_concern"),
    path(f"{CONCERN}/review/", review_concern, name="review_concern"),
    path(f"{CONCERN}/remove/", remove_concern, name="remove_concern"),
    path(f"{PERSON}/referrals/add/", refer, name="refer"),
    path(f"{REFERRAL}/chase/", chase, name="chase"),
    path(f"{REFERRAL}/answer/", answer, name="answer"),
    path(f"{PERSON}/disclosures/add/", disclose, name="disclose"),
    path(
        f"{PERSON}/disclosures/<uuid:disclosure_id>/take-back/",
        take_back_disclosure,
        name="take_back_disclosure",
    ),
]

"""Addresses of the directory, of what is offered, of referrals and of consents, under "services/"."""

from django.urls import path

from throughcare.casework.interventions.screens import (
    consents,
    offering_forms,
    referral_forms,
    resource_forms,
)
from throughcare.casework.interventions.screens.catalogue import catalogue, offering, programme
from throughcare.casework.interventions.screens.directory import directory, directory_print, resource
from throughcare.casework.interventions.screens.referral import referral
from throughcare.casework.interventions.screens.services import services

app_name = "interventions"
RESOURCE = "help/<uuid:resource_id>"
OFFERING = "offerings/<uuid:offering_id>"
PERSON = "<uuid:person_id>"
REFERRAL = f"{PERSON}/referrals/<uuid:referral_id>"
CONSENT = f"{PERSON}/consents/<uuid:consent_id>"

urlpatterns = [
    path("", catalogue, name="catalogue"),
    path("programmes/<slug:code>/", programme, name="programme"),
    path("offerings/add/", offering_forms.add_offering, name="add_offering"),
    path(f"{OFFERING}/", offering, name="offering"),
    path(f"{OFFERING}/change/", offering_forms.change_offering, name="change_offering"),
    path(f"{OFFERING}/close/", offering_forms.close_offering, name="close_offering"),
    path("help/", directory, name="directory"),
    path("help/print/", directory_print, name="directory_print"),
    path("help/add/", resource_forms.add_resource, name="add_resource"),
    path(f"{RESOURCE}/", resource, name="resource"),
    path(f"{RESOURCE}/change/", resource_forms.change_resource, name="change_resource"),
    path(f"{RESOURCE}/close/", resource_forms.close_resource, name="close_resource"),
    path(f"{PERSON}/", services, name="services"),
    path(f"{PERSON}/refer/<uuid:offering_id>/", referral_forms.begin_referral, name="begin_referral"),
    path(f"{REFERRAL}/", referral, name="referral"),
    path(f"{REFERRAL}/change/", referral_forms.change_referral, name="change_referral"),
    path(f"{REFERRAL}/withdraw/", referral_forms.withdraw_referral, name="withdraw_referral"),
    path(f"{REFERRAL}/hold/", referral_forms.pause_referral, name="pause_referral"),
    path(f"{REFERRAL}/consent/", referral_forms.renew_consent, name="renew_consent"),
    path(f"{PERSON}/consents/", consents.consents, name="consents"),
    path(f"{PERSON}/consents/add/", consents.record_consent, name="record_consent"),
    path(f"{CONSENT}/revoke/", consents.revoke_consent, name="revoke_consent"),
    path(f"{CONSENT}/end/", consents.end_consent, name="end_consent"),
    path(f"{CONSENT}/print/", consents.consent_print, name="consent_print"),
]

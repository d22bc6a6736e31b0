"""Addresses of messages to people, under "messages/"."""

from django.urls import path

from throughcare.register.messaging.screens import (
    acting,
    agency,
    choices,
    conversation,
    gateway,
    send,
    unreached,
)

app_name = "messaging"
urlpatterns = [
    path("not-reached/", unreached.unreached, name="unreached"),
    path("not-reached/<uuid:stray_id>/", unreached.stray, name="stray"),
    path("agency/", agency.agency, name="agency"),
    path("agency/<uuid:message_id>/again/", agency.again, name="again"),
    path("in/<slug:agency>/", gateway.incoming, name="incoming"),
    path("<uuid:person_id>/", conversation.conversation, name="conversation"),
    path("<uuid:person_id>/send/", send.send, name="send"),
    path("<uuid:person_id>/choices/", choices.choices, name="choices"),
    path("<uuid:person_id>/replies/<uuid:reply_id>/", acting.read, name="read"),
    path("<uuid:person_id>/<uuid:message_id>/not-reached/", acting.deal, name="deal"),
    path("<uuid:person_id>/<uuid:message_id>/take-back/", conversation.take_back, name="take_back"),
]

"""Addresses of alerts, under "alerts/"."""

from django.urls import path

from throughcare.register.notices.screens import alert, alerts, team

app_name = "notices"
urlpatterns = [
    path("", alerts.alerts, name="alerts"),
    path("team/", team.team, name="team"),
    path("<uuid:alert_id>/", alert.alert, name="alert"),
    path("<uuid:alert_id>/take/", alert.take, name="take"),
    path("<uuid:alert_id>/back/", alert.hand_back, name="hand_back"),
]

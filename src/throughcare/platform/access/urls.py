"""Addresses of signing in, sessions and administration."""

from django.urls import URLPattern, path

from throughcare.platform.access.screens.locked import awake, lock, locked
from throughcare.platform.access.screens.locks import locks, release_lock
from throughcare.platform.access.screens.notice import notice
from throughcare.platform.access.screens.sessions import (
    end_session,
    end_sessions_of,
    sessions,
    staff_sessions,
)

app_name = "access"
urlpatterns: list[URLPattern] = [
    path("notice/", notice, name="notice"),
    path("locked/", locked, name="locked"),
    path("lock/", lock, name="lock"),
    path("awake/", awake, name="awake"),
    path("sessions/", sessions, name="sessions"),
    path("sessions/staff/", staff_sessions, name="staff_sessions"),
    path("sessions/end/", end_session, name="end_session"),
    path("sessions/of/<uuid:user_id>/end/", end_sessions_of, name="end_sessions_of"),
    path("locks/", locks, name="locks"),
    path("locks/<uuid:lock_id>/release/", release_lock, name="release_lock"),
]

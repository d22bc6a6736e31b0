"""Addresses of signing in, sessions and administration."""

from django.urls import URLPattern, path

from throughcare.platform.access.screens.locked import locked
from throughcare.platform.access.screens.notice import notice

app_name = "access"
urlpatterns: list[URLPattern] = [
    path("notice/", notice, name="notice"),
    path("locked/", locked, name="locked"),
]

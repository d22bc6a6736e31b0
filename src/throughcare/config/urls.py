"""Every address. Each has a row in the permission matrix (tests/contracts)."""

from django.urls import URLPattern, URLResolver, include, path

handler404 = "throughcare.platform.access.answers.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
]

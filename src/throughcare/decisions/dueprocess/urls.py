"""Addresses of due process, under "fair-process/"."""

app_name = "dueprocess"

urlpatterns: list[object] = []

"""Addresses of imports."""

from django.urls import URLPattern, path

from throughcare.shell.exchange.screens.imports import imports
from throughcare.shell.exchange.screens.orders import order_file
from throughcare.shell.exchange.screens.run import bad_rows, run

app_name = "exchange"
urlpatterns: list[URLPattern] = [
    path("", imports, name="imports"),
    path("orders/<uuid:person_id>/", order_file, name="orders"),
    path("<uuid:run_id>/", run, name="run"),
    path("<uuid:run_id>/refused/", bad_rows, name="bad_rows"),
]

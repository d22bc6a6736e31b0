"""Addresses of the pages about events sent out."""

from django.urls import URLPattern, path

from throughcare.shell.exchange.screens import hooks

app_name = "hooks"
urlpatterns: list[URLPattern] = [
    path("", hooks.hook_list, name="hooks"),
    path("add/", hooks.new_hook, name="hook-add"),
    path("<uuid:hook_id>/stop/", hooks.hook_stop, name="hook-stop"),
    path("<uuid:hook_id>/again/", hooks.hook_again, name="hook-again"),
]

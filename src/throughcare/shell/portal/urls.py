"""Addresses of the person's own pages, under "own/": none names anybody."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from throughcare.shell.portal.screens.beginning import begin
from throughcare.shell.portal.screens.checkin import link_trouble, more, other_way, trouble
from throughcare.shell.portal.screens.help_near import help_near
from throughcare.shell.portal.screens.link import link
from throughcare.shell.portal.screens.part import part
from throughcare.shell.portal.screens.picture import picture
from throughcare.shell.portal.screens.sending import end, send, stop

app_name = "portal"


class EndConverter(StringConverter):
    """The ways of leaving."""

    regex = "(?:done|stopped|other|told)(?:-here)?"


register_converter(EndConverter, "left")

urlpatterns = [
    path("", begin, name="begin"),
    path("help/<slug:agency>/", help_near, name="help_near"),
    path("in/<str:token>/", link, name="link"),
    path("in/<str:token>/trouble/", link_trouble, name="link_trouble"),
    path("page/<int:page>/", part, name="part"),
    path("more/", more, name="more"),
    path("picture/", picture, name="picture"),
    path("trouble/", trouble, name="trouble"),
    path("other-way/", other_way, name="other_way"),
    path("send/", send, name="send"),
    path("stop/", stop, name="stop"),
    path("<left:how>/<slug:place>/", end, name="end"),
]

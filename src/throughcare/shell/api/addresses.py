"""The addresses of the API, as `config.urls` names them; reading them makes the API."""

from throughcare.shell.api.v1 import api

urlpatterns = api.urls[0]

"""Addresses whose module is imported when the first of them is called or made, and not when the process starts."""

from django.urls.resolvers import RoutePattern, URLResolver


class Later(URLResolver):
    """Every address under `route`: the `urlpatterns` of `module`, in a namespace of their own.

    As `path(route, include(...))`, which imports at once. A page needs none of the API's nine hundred models.
    """

    def __init__(self, route: str, module: str, app_name: str, namespace: str) -> None:
        super().__init__(RoutePattern(route), module, app_name=app_name, namespace=namespace)

    def _populate(self) -> None:
        """Nothing: Django gathers the names of every part to make an address of one, but never those of a namespace
        that is not asked for; of this one it reads `url_patterns` when it is."""

"""Addresses of administration."""

from django.urls import URLPattern, path

from throughcare.platform.access.screens import (
    admin_account,
    admin_agency,
    admin_deliveries,
    admin_item,
    admin_lists,
    admin_menu,
    admin_organisations,
    admin_password,
    admin_role,
    admin_team,
    admin_teams,
    admin_tokens,
    admin_user,
    admin_users,
)

app_name = "admin"
urlpatterns: list[URLPattern] = [
    path("", admin_menu.administration, name="administration"),
    path("agency/", admin_agency.agency, name="agency"),
    path("teams/", admin_teams.teams, name="teams"),
    path("teams/add/", admin_team.new_team, name="team-add"),
    path("teams/<uuid:team_id>/", admin_team.team, name="team"),
    path("teams/<uuid:team_id>/close/", admin_team.team_closing, name="team-close"),
    path("users/", admin_users.users, name="users"),
    path("users/add/", admin_user.new_user, name="user-add"),
    path("users/<uuid:user_id>/", admin_user.user, name="user"),
    path("users/<uuid:user_id>/change/", admin_user.changed_user, name="user-change"),
    path("users/<uuid:user_id>/password/", admin_password.new_password, name="user-password"),
    path("users/<uuid:user_id>/account/", admin_account.account, name="user-account"),
    path("users/<uuid:user_id>/roles/add/", admin_role.new_role, name="role-add"),
    path("users/<uuid:user_id>/roles/<uuid:role_held_id>/end/", admin_role.role_end, name="role-end"),
    path("organisations/", admin_organisations.organisations, name="organisations"),
    path("organisations/add/", admin_organisations.new_organisation, name="organisation-add"),
    path("organisations/<uuid:organisation_id>/", admin_organisations.organisation, name="organisation"),
    path(
        "organisations/<uuid:organisation_id>/close/",
        admin_organisations.organisation_closing,
        name="organisation-close",
    ),
    path(
        "organisations/<uuid:organisation_id>/users/add/",
        admin_organisations.organisation_user,
        name="organisation-user",
    ),
    path("lists/", admin_lists.lists, name="lists"),
    path("lists/<slug:kind>/", admin_lists.one_list, name="list"),
    path("lists/<slug:kind>/add/", admin_item.new_item, name="item-add"),
    path("lists/<slug:kind>/<uuid:item_id>/", admin_item.item, name="item"),
    path("lists/<slug:kind>/<uuid:item_id>/state/", admin_item.item_state, name="item-state"),
    path("events/", admin_deliveries.deliveries, name="deliveries"),
    path("events/<uuid:delivery_id>/again/", admin_deliveries.delivery_again, name="delivery-again"),
    path("tokens/", admin_tokens.token_list, name="tokens"),
    path("tokens/add/", admin_tokens.new_token, name="token-add"),
    path("tokens/<uuid:token_id>/revoke/", admin_tokens.token_revoke, name="token-revoke"),
]

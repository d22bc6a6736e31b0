"""Keeping the agency: its own data, teams, users, roles, lists and failed deliveries; each act is audited."""

"""Keeping the agency: its own data, teams, users, roles, lists, and deliveries that failed. Audited, one act each."""

"""Who may do and see what: users, roles, one policy, one door."""

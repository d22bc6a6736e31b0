"""Remote check-ins: by a link on the person's own phone, when both sides agree and a manager approved."""

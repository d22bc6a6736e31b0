"""Settings by place: development, test, production."""

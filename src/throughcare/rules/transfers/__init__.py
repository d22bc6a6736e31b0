"""Moving supervision from one place to another: time limits and what must be accepted."""

"""Orders brought in from a court or another service: read, checked field by field, shown, and only then written."""

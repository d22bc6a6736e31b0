"""The work with a person."""

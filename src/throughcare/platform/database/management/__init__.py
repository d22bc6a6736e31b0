"""Commands for this app."""

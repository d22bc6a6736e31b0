"""Preparing for release: seven pathways, two reports, what support is needed, and what is done in custody."""

"""Pages: the sector's design systems in Jinja, and how a page is made."""

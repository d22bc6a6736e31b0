"""The agency's own lists: places, templates and other choices."""

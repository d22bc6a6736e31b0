"""Pages of resettlement: one file a page."""

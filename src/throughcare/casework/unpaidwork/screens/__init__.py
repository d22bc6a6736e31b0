"""Pages of unpaid work: one file a page."""

"""Pages of diaries, one file a page."""

"""Pages of messages, one file a page."""

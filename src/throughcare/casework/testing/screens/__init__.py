"""Pages of tests and draws: one file a subject."""

"""Wide reads for the pages: one statement each, under row-level security, from the actor's own reach."""

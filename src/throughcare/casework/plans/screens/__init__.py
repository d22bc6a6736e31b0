"""Pages of the plan: to read, to work on, and to give to the person."""

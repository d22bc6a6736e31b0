"""Keys outside the database, and the columns they seal."""

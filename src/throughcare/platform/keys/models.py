"""The wrapped keys. The key that wraps them stands outside the database."""

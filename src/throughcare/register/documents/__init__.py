"""Letters as they were made, kept with a fingerprint."""

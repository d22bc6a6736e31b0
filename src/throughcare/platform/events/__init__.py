"""What happened, stored with the change and delivered at least once."""

"""What happened here, for others to hear."""

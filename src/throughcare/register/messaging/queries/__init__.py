"""What others may ask of messages."""

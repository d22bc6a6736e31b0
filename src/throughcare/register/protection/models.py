"""Protected people and safe addresses, in a restricted table of their own; other text holds a reference only."""

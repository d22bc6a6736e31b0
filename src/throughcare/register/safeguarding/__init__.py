"""What may hurt someone soon, and who was told."""

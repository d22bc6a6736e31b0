"""Django finds its commands here by their names."""

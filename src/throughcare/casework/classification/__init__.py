"""How intensely somebody is supervised, why, and who decided it."""

"""How much work a case is, and how much one officer can hold."""

"""The sentence plan: goals, steps, agreement and what each state of it allows."""

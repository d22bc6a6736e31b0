"""Unpaid work: the hours an order requires, the projects they are worked on, and what became of each day."""

"""The pages of insight: how well scores foretell outcomes."""

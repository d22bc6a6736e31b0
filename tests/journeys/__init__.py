"""Whole stories in a real browser, as officers live them."""

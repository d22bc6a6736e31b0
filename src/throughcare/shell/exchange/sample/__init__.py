"""Sample agencies of invented people: for the demo, for training and for measuring speed.

`people` makes people from a seed and knows no database; `rows` turns them into rows; `bulk` writes them by the
hundred thousand; `agency` makes the demo's two agencies.
"""

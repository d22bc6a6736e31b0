"""What the law on data gives the person, and asks of the agency."""

"""Rules of a prison: security category, incentives, adjudications, support plans."""

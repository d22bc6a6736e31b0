"""Access requests, restrictions, disagreement, recipients told, retention reviews, what law took away."""

"""Appeals: what the person says against a decision, in time or late, who answers it, and what comes of it."""

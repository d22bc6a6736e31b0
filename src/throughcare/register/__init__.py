"""Who the person is, who is responsible, what was sent and what needs attention."""

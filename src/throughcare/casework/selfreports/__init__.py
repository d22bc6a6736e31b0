"""What people say about themselves, on paper, on a tablet or by a link; and answers that tell of danger to them."""

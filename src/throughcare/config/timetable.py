"""When each job runs. Apps offer jobs; this table says when."""

"""PostgreSQL: the private server, the security context, and history that is never overwritten."""

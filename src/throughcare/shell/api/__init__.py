"""/api/v1: what the screens do, for other systems.

A caller signs in like a person for now (session and CSRF token); tokens for machines come with the next slice. Every
unsafe call carries an `Idempotency-Key`; every change carries `If-Match` with the version it saw; every problem is an
RFC 9457 object.
"""

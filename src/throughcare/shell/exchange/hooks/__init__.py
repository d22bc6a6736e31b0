"""Events out: signed messages to addresses that an agency's administrator named. Ids and a link, nothing of a person.

By the Standard Webhooks specification: headers webhook-id, webhook-timestamp and webhook-signature (v1, HMAC-SHA256).
Off until somebody adds an address.
"""

"""The signature of Standard Webhooks: HMAC-SHA256 over id, timestamp and body, in base64.

Source: Standard Webhooks specification 1.0.0, "Webhook signatures" and "Symmetric".
"""

import base64
import hashlib
import hmac
import secrets

SECRET_PREFIX, SECRET_BYTES = "whsec_", 32


def new_secret() -> str:
    """A secret as the receiver is given it."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers_for(secret: str, message: str, timestamp: int, body: str) -> dict[str, str]:
    """The headers of one attempt. message: its id, the same at each. timestamp: of this attempt, Unix seconds."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = hmac.new(key, f"{message}.{timestamp}.{body}".encode(), hashlib.sha256).digest()
    return {
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }

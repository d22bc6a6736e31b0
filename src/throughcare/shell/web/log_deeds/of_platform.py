"""Deeds of the platform and of what stands above all: signing in, keys, organisations, events, the log itself."""

PLATFORM = {
    "access:session:begun": "signed in",
    "access:session:unlocked": "unlocked the session",
    "access:sign-in:failed": "failed to sign in",
    "access:token:refused": "called with a key that opens nothing",
    "access:notice:acknowledged": "read the notice of monitored use",
    "access:purpose:stated": "stated a purpose for",
    "access:password:issued": "issued a password for once",
    "access:lock:set": "was locked after failed attempts to sign in",
    "access:role:given": "gave a role",
    "access:role:ended": "ended a role",
    "access:organisation:added": "added an outside organisation",
    "access:organisation:changed": "changed an outside organisation",
    "access:organisation:closed": "closed an outside organisation",
    "events:delivery:redelivered": "had a delivery tried again",
    "log:entries:exported": "took out the log as a file",
    "web:attention:exported": "downloaded who needs attention now",
    "insight:programmes:consulted": "opened services and programmes in figures",
}

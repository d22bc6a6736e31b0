"""The person: names, identifiers, birth, addresses, circumstances."""

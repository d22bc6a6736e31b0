"""People and places that must be kept from almost everyone: victims, children, safe addresses."""

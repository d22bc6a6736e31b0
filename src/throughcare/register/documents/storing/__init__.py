"""Papers and other files kept with the record: what may be stored, how it is sealed, who looks for harm in it."""

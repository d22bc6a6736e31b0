"""The papers of a hearing: put together from the record, shown to the person, never changed once given."""

"""Which version of a rule an agency uses: prepared by one person, released by another, from a day on."""

"""Home, search, caseload and administration pages."""

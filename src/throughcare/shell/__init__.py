"""The doors of the house: web, API, exchange, command line."""

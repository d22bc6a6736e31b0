"""Pages of staff on what a person says about themselves."""

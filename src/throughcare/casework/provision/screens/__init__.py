"""Pages of the workspace, and the officer's page of what came back."""

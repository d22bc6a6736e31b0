"""Pages of appeals, one file each."""

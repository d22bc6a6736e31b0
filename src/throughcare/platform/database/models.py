"""No tables: they belong to the apps. Django announces migrations only to an app that has this module (`apps`)."""

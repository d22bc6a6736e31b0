"""An agency's whole record, out into files and back: export, check, import, erase (docs/how-to/move-an-agency.md)."""

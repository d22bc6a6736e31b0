"""The published rules of the field, as pure Python: no Django, no clock, no database, no network.

Floors, top to bottom: jurisdictions; responses; conditions and contacts; dates; kernel.
"""

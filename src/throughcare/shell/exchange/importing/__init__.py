"""Importing a caseload: read, check every row, write in batches, report each bad row.

`reading` turns a file into rows, `mapping` says what its columns may hold and mean, `checking` finds what is wrong
with a row, `shaping` turns a good row into records, `writing` writes a batch, `running` carries a whole file.
"""

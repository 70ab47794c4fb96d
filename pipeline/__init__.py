"""How data flows: one package a room (`ingest`, `coding`, `normalise`, `release`), Dagster only at the doors.

The files directly in this package are Dagster's concepts, one each, and the command line. A room never imports another
room; what two rooms share is a table declared in `schemas`.
"""

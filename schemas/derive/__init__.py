"""What follows from the declarations: DuckDB DDL, Arrow schemas, the Data Package descriptor, the codebook.

Belongs here: pure functions from `schemas.model` to text or schema. Nothing here declares anything of its own.
"""

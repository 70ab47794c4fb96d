"""The fourth room: facts become an immutable, verified version that anybody can read without this project.

Belongs here: writing files, describing them, verifying them, explaining a row. Does not belong here: changing a fact.
"""

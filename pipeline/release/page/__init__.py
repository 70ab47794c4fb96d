"""The release page: people look at a release here without a tool.

Belongs here: the page, its charts and its map. Does not: the tables it shows, which are read from the release's own files.
"""

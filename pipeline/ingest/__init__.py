"""The first room: what is read, from `sources/` and from the inbox, becomes tables; what can't be read is turned away with its reason.

Belongs here: readers, checks of what people wrote, the archive of texts. Does not belong here: reading claims out of
texts (`coding`) or weighing them (`normalise`).
"""

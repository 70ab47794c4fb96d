"""The third room: claims and hand-coded records become facts, in SQL.

Belongs here: one `.sql` file a table under `tables/`, each a query whose columns are those of the table; the invariants
under `checks/`, each a query that gives the rows that break it. Does not belong here: reading text, writing files.
"""

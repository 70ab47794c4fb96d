"""Fetching: what publishers put out is asked for politely, within limits; it becomes originals, a log and stretches of time read whole.

Belongs here: the plan (which addresses), the run (what is asked, in which order), and the parts they need: addresses, wire, client,
robots, feeds, sitemaps, pages. Does not belong here: taking the text out of a body (extract), documents and their versions (intake).

No proxy is used and no cookie kept: the address that was checked is the address that is asked.
"""

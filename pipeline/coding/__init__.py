"""The second room: texts become claims, as stated; the rules are one coder, hand coding is another.

Belongs here: the coder and its parts, and hand-coded records as claims. Does not belong here: deciding which claims hold.
"""

"""The second coder: a language model behind an endpoint, asked for claims that are then checked word by word against the text.

It is run only when asked, its claims join a build only when asked, and they never make a fact: they are compared with the others.
Here stand only the ways in which it can fail; nothing below is imported before it is needed.
"""


class EndpointRefused(Exception):
    """The endpoint can't or may not be asked at all: no other text would fare better."""


class Unanswered(Exception):
    """One text got no answer that can be used."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(f"{rule}: {reason}")
        self.rule, self.reason = rule, reason

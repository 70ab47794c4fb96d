"""Noun phrases that can act: who is meant by names, offices and demonyms as they stand beside each other.

Belongs here: building mentions (single, listed, unnamed groups, pronouns) and election phrases from the tokens of one sentence, one module
per construction; `builder` orders them. Does not: finding what a pronoun or a bare office refers to (coreference), what the mention does
(frames), English words (`sources/lexicon`).
"""

from pipeline.coding.mentions.builder import MentionBuilder
from pipeline.coding.mentions.model import ElectionPhrase, Mention, Who

__all__ = ["ElectionPhrase", "Mention", "MentionBuilder", "Who"]

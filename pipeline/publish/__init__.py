"""The room that gives releases away: to a folder, an object store, Hugging Face, Zenodo.

Belongs here: one module a target, and what they share. It reads a release's folder that was verified before, and nothing else of the
project. Does not belong here: verifying, and finding the folder (pipeline.publishing).
"""

"""Measurements, as ratios against a floor or a peer of the same run; never a test."""

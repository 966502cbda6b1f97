"""Measured speed: made-up piles, every stage, and a named peer in the same run."""

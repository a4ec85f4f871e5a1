"""Reads about pairs that span models."""

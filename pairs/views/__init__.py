"""The pages of pairs: HTTP only."""

"""The home page of each role and the public section; writes nothing."""

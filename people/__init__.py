"""Organizations, people, users and their roles."""

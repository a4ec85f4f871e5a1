"""Pages of people, their roles and their sign-in: HTTP only."""

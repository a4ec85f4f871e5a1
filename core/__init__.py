"""Mechanisms without nouns: scoping, transitions, actions with audit, form and view bases, school-year arithmetic."""

"""Kinds declared for rounds: audiences (by the apps above too) and the built-in questionnaires."""

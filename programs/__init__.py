"""The personalized program of a pair, its activities and meetings, to its end."""

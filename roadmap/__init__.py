"""The plan of the mentoring system of an organization."""

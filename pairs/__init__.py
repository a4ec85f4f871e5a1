"""Who mentors whom, from proposal to end."""

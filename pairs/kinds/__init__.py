"""What a list of pairs that a school already keeps holds: read without the database."""

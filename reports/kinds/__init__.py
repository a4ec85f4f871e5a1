"""The indicators as a declared table, counted from the facts of one school year."""

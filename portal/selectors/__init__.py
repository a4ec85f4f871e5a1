"""What every page shows around its content, and what the home page of each role shows."""

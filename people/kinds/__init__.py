"""What the product knows about the papers a school keeps on its staff; pure functions without a database."""

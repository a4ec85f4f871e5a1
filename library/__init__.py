"""What the organization keeps and shows: materials, cases, news."""

"""What an organization has on paper: frozen documents, scans, the acts it cites."""

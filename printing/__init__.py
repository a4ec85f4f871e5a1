"""Russian documents as PDF and DOCX: layout, grammar, QR; knows no noun of the domain."""

"""The two banks, with needs, competences and consents."""

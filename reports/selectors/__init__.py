"""Reads of reports: the facts of a year, its figures, the paper, the figures of organizations below."""

"""Indicators, the annual report, figures for coordinators."""

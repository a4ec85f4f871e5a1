"""Questionnaires, rounds, answers, assessments."""

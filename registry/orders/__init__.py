"""Kinds of order about people and the banks; importing declares them."""

from registry.orders import council, curator, lists, payments, release, school, target_model

__all__ = ["council", "curator", "lists", "payments", "release", "school", "target_model"]

"""Addresses of pairs."""

app_name = "pairs"

urlpatterns: list = []

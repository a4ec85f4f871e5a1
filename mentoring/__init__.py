"""The project: settings, root addresses, wsgi, the embedded database server; no models."""

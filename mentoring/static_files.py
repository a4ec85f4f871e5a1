"""Which static files are collected: those that pages use, out of the many that packages bring."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticFiles(StaticFilesConfig):
    """Compressing all variants of Bootstrap and htmx would cost a first start half a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *("*.rtl.*", "bootstrap-*.css*", "bootstrap.css*"),  # of Bootstrap: bootstrap.min.css
        *("bootstrap.esm.*", "bootstrap.js*", "bootstrap.min.js*", "bootstrap.bundle.js*", "jquery*"),  # …bundle.min.js
        *("htmax-*", "htmx-4*", "htmx-2.js", "htmx-2-compat*", "hx-*"),  # of htmx: htmx-2.min.js
        "themes",  # of django-tables2
    ]

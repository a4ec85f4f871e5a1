"""The root addresses: English plural nouns, one file an app."""

from django.urls import include, path
from django.views.generic import RedirectView

from mentoring.health import health, ready

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.broken"

urlpatterns = [
    path("health/", health, name="health"),
    path("ready/", ready, name="ready"),
    path("", include("portal.urls")),
    path("accounts/email/", RedirectView.as_view(pattern_name="people:account")),  # one e-mail, changed by password
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("", include("people.urls")),  # /people/, /organization/, /invitation/
    path("", include("papers.urls")),  # /scans/, /documents/, /acts/
    path("orders/", include("orders.urls")),
    path("registry/", include("registry.urls")),
    path("surveys/", include("surveys.urls")),
    path("pairs/", include("pairs.urls")),
    path("", include("programs.urls")),  # /programs/, /pairs/7/program/new/, /meetings/
    path("library/", include("library.urls")),
    path("roadmap/", include("roadmap.urls")),
    path("reports/", include("reports.urls")),
]

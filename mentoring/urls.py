"""The root addresses: English plural nouns, one file an app."""

from django.urls import include, path

from mentoring.health import health, ready

urlpatterns = [
    path("health/", health, name="health"),
    path("ready/", ready, name="ready"),
    path("accounts/", include("allauth.account.urls")),
]

"""The root addresses: English plural nouns, one file an app."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
]

"""What holds for every request: whose address it came from, how large it may be, that nothing personal is kept."""

from ipaddress import ip_address

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


class VisitorAddressMiddleware:
    """Behind `PROXIES` trusted proxies the visitor's address is the one that the outermost of them saw.

    Addresses further left in `X-Forwarded-For` are the visitor's own words and count for nothing. Whatever asks later
    (wrong tries, limits, the audit trail) reads `REMOTE_ADDR`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if 0 < settings.PROXIES <= len(forwarded) and _is_address(forwarded[-settings.PROXIES]):
            request.META["REMOTE_ADDR"] = forwarded[-settings.PROXIES]
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class BodyLimitMiddleware:
    """413 for a body larger than any form of ours, before a byte of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > settings.LARGEST_BODY:
            return render(None, "errors/too_large.html", status=413)
        return self.get_response(request)


class NoStoreMiddleware:
    """`Cache-Control: no-store` on every answer but static files, which are served above it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

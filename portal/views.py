"""The home page, and the pages for what went wrong."""

from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from core.schoolyear import SchoolYear
from core.views import PageView, SeenElsewhere
from portal import policies
from portal.selectors import figures, home


class Home(PageView):
    policy = staticmethod(policies.can_enter)
    template_name = "portal/home.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        today = actor.today()
        return super().get_context_data(
            today=today,
            school_year=SchoolYear.containing(today),
            tasks=home.todo(actor, today),
            first_steps=home.first_steps(actor),
            own_pairs=home.own_pairs(actor),
            figures=figures.figures(actor),
            **kwargs,
        )


def not_found(request, exception):
    """404; when the row belongs to another organization of this user, the switch is offered."""
    organization = exception.organization if isinstance(exception, SeenElsewhere) else None
    return render(request, "errors/not_found.html", {"elsewhere": organization}, status=404)


def forbidden(request, exception=None):
    return render(request, "errors/forbidden.html", status=403)


def csrf_failed(request, reason=""):
    """403: the form is older than the session it was rendered in, or cookies are off."""
    back = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return render(request, "errors/csrf.html", {"back": back if ours else ""}, status=403)


def bad_request(request, exception=None):
    """400: a request that no page of ours makes; nothing of it is trusted, not even its host."""
    return render(None, "errors/bad_request.html", status=400)


def broken(request):
    """500: no database, no context processors: the page must not break again."""
    return render(None, "errors/broken.html", status=500)

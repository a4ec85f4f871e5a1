"""`request.actor`: who acts, in which organization, with which roles; read anew on every request."""

from django.contrib import messages
from django.shortcuts import redirect, render

from people.models import actors_of

OPEN_WITHOUT_ROLE = (
    "/accounts/",
    "/static/",
    "/health/",
    "/ready/",
    "/invitation/",
    "/public/",
    "/verify/",
    "/organization/switch/",
)
CHANGE_PASSWORD = "/accounts/password/change/"  # noqa: S105 (an address)


def client_ip(request) -> str:
    """The visitor's address; `core.middleware.VisitorAddressMiddleware` has looked behind the proxies."""
    return request.META.get("REMOTE_ADDR") or ""


class ActorMiddleware:
    """Puts the actor on the request; a signed-in user without a role is told so instead of any page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        request.actors = []
        if request.user.is_authenticated:
            request.actors = actors_of(request.user, ip=client_ip(request))
            request.actor = self.active(request)
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not request.user.is_authenticated or request.path.startswith(OPEN_WITHOUT_ROLE):
            return None
        if request.user.must_change_password:
            messages.info(request, "Сначала задайте свой пароль.")
            return redirect(CHANGE_PASSWORD)
        if request.actor is None:
            return render(request, "errors/no_role.html", status=403)
        return None

    @staticmethod
    def active(request):
        """The organization chosen in this session, else the one chosen last, else the first by name."""
        chosen = request.session.get("organization") or request.user.last_organization_id
        return next((a for a in request.actors if a.organization.pk == chosen), next(iter(request.actors), None))

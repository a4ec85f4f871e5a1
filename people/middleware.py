"""`request.actor`: who acts, in which organization, with which roles; read anew on every request."""

from django.shortcuts import render

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


class ActorMiddleware:
    """Puts the actor on the request; a signed-in user without a role is told so instead of any page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        request.actors = []
        if request.user.is_authenticated:
            request.actors = actors_of(request.user, ip=request.META.get("REMOTE_ADDR", ""))
            request.actor = self.active(request)
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.user.is_authenticated and request.actor is None and not request.path.startswith(OPEN_WITHOUT_ROLE):
            return render(request, "errors/no_role.html", status=403)
        return None

    @staticmethod
    def active(request):
        """The organization chosen in this session, else the one chosen last, else the first by name."""
        chosen = request.session.get("organization") or request.user.last_organization_id
        return next((a for a in request.actors if a.organization.pk == chosen), next(iter(request.actors), None))

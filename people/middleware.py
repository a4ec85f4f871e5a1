"""`request.actor`: who acts, in which organization, with which roles; read anew on every request.

Also how long a sign-in holds: it depends on the roles.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from people.actions import note_sign_in
from people.models import actors_of
from people.rules import PARTICIPANTS
from people.rules.sign_in import SessionLimits
from people.selectors.sign_in import has_second_step

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

SECOND_STEP = (
    "Ваша организация просит входить с кодом из приложения. Включите его: после этого откроются остальные страницы."
)


def client_ip(request) -> str:
    """The visitor's address; `core.middleware.VisitorAddressMiddleware` has looked behind the proxies."""
    return request.META.get("REMOTE_ADDR") or ""


def begin_session(session) -> None:
    """Remember when the user signed in and asked last."""
    session["began"] = session["seen"] = int(timezone.now().timestamp())


def limits_of(request) -> SessionLimits:
    """Mentors and mentees who asked to stay signed in keep their phone; whoever sees others' data does not."""
    roles = {role for actor in request.actors for role in actor.roles}
    if roles and roles <= PARTICIPANTS and not request.session.get_expire_at_browser_close():
        stay = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return SessionLimits(idle=stay, whole=stay)
    return SessionLimits(
        idle=timedelta(minutes=settings.SESSION_IDLE_MINUTES), whole=timedelta(hours=settings.SESSION_HOURS)
    )


class ActorMiddleware:
    """Puts the actor on the request; a signed-in user without a role is told so instead of any page.

    Ends a sign-in that has lasted too long. Leads to the second step whom the organization asks for it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        request.actors = []
        if request.user.is_authenticated:
            request.actors = actors_of(request.user, ip=client_ip(request))
            if why := self.why_ended(request):
                return self.to_the_door(request, why)
            request.actor = self.active(request)
        return self.get_response(request)

    @staticmethod
    def why_ended(request) -> str:
        """Why the session holds no longer, if so; otherwise remembers that the user is here."""
        session, limits = request.session, limits_of(request)
        if "seen" not in session:
            begin_session(session)
        now = int(timezone.now().timestamp())
        idle = timedelta(seconds=now - session["seen"])
        if why := limits.why_ended(since_sign_in=timedelta(seconds=now - session["began"]), since_request=idle):
            return why
        if idle > limits.grain:
            session["seen"] = now
        return ""

    @staticmethod
    def to_the_door(request, why):
        note_sign_in("people.sign_in_timed_out", request.user, client_ip(request))
        request.session.flush()
        request.user = AnonymousUser()
        back = request.get_full_path() if request.method == "GET" else request.path
        query = {"ended": why} if request.path.startswith("/accounts/") else {"ended": why, "next": back}
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode(query)}")

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not request.user.is_authenticated or request.path.startswith(OPEN_WITHOUT_ROLE):
            return None
        if request.user.must_change_password:
            messages.info(request, "Сначала задайте свой пароль.")
            return redirect(CHANGE_PASSWORD)
        if request.actor is None:
            return render(request, "errors/no_role.html", status=403)
        if request.actor.needs_second_step and not has_second_step(request.user):
            messages.info(request, SECOND_STEP)
            return redirect("mfa_activate_totp")
        return None

    @staticmethod
    def active(request):
        """The organization chosen in this session, else the one chosen last, else the first by name."""
        chosen = request.session.get("organization") or request.user.last_organization_id
        return next((a for a in request.actors if a.organization.pk == chosen), next(iter(request.actors), None))

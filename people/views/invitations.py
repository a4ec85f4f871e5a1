"""Inviting people, and the door they come in by."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from core.exports import attachment
from core.problems import RuleViolation
from core.submissions import check_guards
from core.text import ids_in
from core.views import ActionView, PageView
from people import actions, policies
from people.actions.sign_in import visitor
from people.forms import AcceptForm, CodeForm, NewPasswordForm
from people.middleware import client_ip
from people.models import Invitation, Person, in_days
from people.rules import INVITATION_DAYS
from people.rules.sign_in import normal_secret
from people.selectors.invitations import (
    door_url,
    invitation_by_secret,
    people_to_invite,
    proposed_username,
    slips,
    too_many_wrong_codes,
)
from people.selectors.sign_in import email_taken, has_second_step
from printing.errors import PrintingError
from printing.formats import to_pdf
from printing.pdf import unavailable_reason

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Invite(PageView):
    """People without a sign-in, ticked: letters, slips to print, or codes on the screen. Codes are shown once."""

    costly = ("POST",)
    policy = staticmethod(policies.can_invite_people)
    template_name = "people/invite.html"
    http_method_names = ("get", "head", "post", "options")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ticked = self.request.GET.getlist("person")
        people = people_to_invite(self.request.actor, also=ticked)
        ticked_ones = set(ids_in(ticked))
        return super().get_context_data(
            title="Пригласить в систему",
            people=people,
            ticked=ticked_ones,
            no_pdf=unavailable_reason(),
            days=INVITATION_DAYS,
            **kwargs,
        )

    def post(self, request):
        check_guards(request)
        ticked = ids_in(request.POST.getlist("person"))
        people = list(Person.objects.visible_to(request.actor).filter(pk__in=ticked).select_related("user").by_name())
        try:
            return self.by_letter(people) if request.POST.get("how") == "letter" else self.by_code(people)
        except RuleViolation as violation:
            return self.render_to_response(self.get_context_data(problems=violation.problems), status=422)

    def by_letter(self, people: list[Person]) -> HttpResponse:
        if not people:
            raise RuleViolation("Отметьте хотя бы одного человека.")
        with_email = [person for person in people if person.email]
        for person in with_email:
            actions.invite_by_letter(person, actor=self.request.actor)
        if with_email:
            messages.success(self.request, f"Приглашений поставлено в очередь: {len(with_email)}. Письма уйдут сами.")
        for person in people:
            if not person.email:
                messages.warning(self.request, f"{person}: нет электронной почты. Напечатайте код.")
        return redirect("people:invite")

    def by_code(self, people: list[Person]) -> HttpResponse:
        codes = actions.make_codes(people, actor=self.request.actor)
        if self.request.POST.get("how") == "print":
            try:
                paper = slips(self.request.actor.organization, codes, in_days(INVITATION_DAYS))
                return attachment(to_pdf(paper), "Коды для входа.pdf", "application/pdf")
            except PrintingError as error:
                messages.warning(self.request, str(error))
        return render(
            self.request,
            "people/codes.html",
            {"codes": codes, "address": door_url(), "days": INVITATION_DAYS},
        )


class InvitationRevoke(ActionView):
    policy = staticmethod(policies.can_revoke)
    model = Invitation
    pk_kwarg = "invitation_pk"
    done = "Приглашение отозвано: код и ссылка больше не работают."

    def get_queryset(self):
        return super().get_queryset().filter(person_id=self.kwargs["pk"]).select_related("person")

    def success_url(self, result):
        return result.person.get_absolute_url()

    def perform(self, invitation):
        return actions.revoke_invitation(invitation, actor=self.request.actor)


@method_decorator(login_not_required, name="dispatch")
class EnterCode(PageView):
    """`/invitation/`: the code of a slip is typed here."""

    policy = staticmethod(policies.anybody)
    template_name = "people/enter_code.html"
    http_method_names = ("get", "head", "post", "options")

    def get(self, request, *args, **kwargs):
        return self.render_to_response({"form": CodeForm(actor=request.actor)})

    def post(self, request):
        form = CodeForm(request.POST, actor=request.actor)
        if form.is_valid():
            return redirect("people:invitation", normal_secret(form.cleaned_data["code"].replace("/", "")))
        return self.render_to_response({"form": form}, status=422)


@method_decorator(login_not_required, name="dispatch")
class Accept(PageView):
    """`/invitation/<secret>/`: a first username and password, or the sign-in one has already."""

    policy = staticmethod(policies.anybody)
    template_name = "people/accept.html"
    http_method_names = ("get", "head", "post", "options")

    def dispatch(self, request, *args, **kwargs):
        self.ip = client_ip(request)
        if too_many_wrong_codes(self.ip):
            return render(request, "people/invitation_closed.html", {"why": "wait"}, status=429)
        invitation = invitation_by_secret(kwargs["token"])
        if invitation is None:
            actions.note_sign_in("people.invitation_refused", None, self.ip, refused=True)
            return render(request, "people/invitation_closed.html", {"why": "wrong"}, status=404)
        self.invitation = invitation
        if not invitation.is_open():
            return render(request, "people/invitation_closed.html", {"why": self.why_closed()}, status=410)
        return super().dispatch(request, *args, **kwargs)

    def why_closed(self) -> str:
        if self.invitation.used_at:
            return "used"
        return "revoked" if self.invitation.revoked_at else "expired"

    def form(self, data: Any = None) -> Any:
        person = self.invitation.person
        if person.user:
            return NewPasswordForm(data, actor=self.request.actor, person=person)
        email = "" if email_taken(person.email) else person.email
        initial = {"username": proposed_username(person), "email": email}
        return AcceptForm(data, actor=self.request.actor, person=person, initial=initial)

    def get(self, request, token):
        return self.page(self.form())

    def post(self, request, token):
        if request.POST.get("join") and request.user.is_authenticated:
            return self.enter(lambda: self.join(request.user))
        form = self.form(request.POST)
        return self.enter(lambda: self.accept(form), form) if form.is_valid() else self.page(form, status=422)

    def enter(self, act: Any, form: Any = None) -> HttpResponse:
        try:
            user = act()
        except RuleViolation as violation:
            return self.page(form or self.form(), status=422, problems=violation.problems)
        if has_second_step(user) and user != self.request.user:  # a new password is not the second step
            messages.success(self.request, "Пароль сохранён. Войдите с ним и с кодом из приложения.")
            return redirect("account_login")
        login(self.request, user, backend=BACKEND)
        actions.keep_sign_in(self.request)
        self.request.session["organization"] = self.invitation.person.organization_id
        messages.success(self.request, f"Готово. Ваше имя для входа: {user.username}.")
        return redirect("/")

    def accept(self, form: Any) -> Any:
        return actions.accept_invitation(
            self.invitation,
            username=form.cleaned_data.get("username", ""),
            email=form.cleaned_data.get("email", ""),
            password=form.cleaned_data["password"],
            actor=visitor(None, self.ip),
        )

    def join(self, user: Any) -> Any:
        return actions.join_with_user(self.invitation, user, actor=visitor(user, self.ip))

    def page(self, form: Any, status: int = 200, problems: Any = ()) -> HttpResponse:
        person = self.invitation.person
        context = {"form": form, "person": person, "problems": problems, "can_join": person.user is None}
        return self.render_to_response(context, status=status)

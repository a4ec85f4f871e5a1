"""One's own sign-in, the sign-in of others, letters on their way."""

from django.contrib.auth import update_session_auth_hash
from django.urls import reverse

from core.text import ids_in
from core.views import ActionView, PageActionView, PageFormView, PageView, ScopedListView
from people import actions, policies
from people.filters import LetterFilter
from people.forms import EmailForm
from people.models import Letter, Membership, Person
from people.selectors.sign_in import sign_ins_of
from people.tables import LetterTable


class Account(PageView):
    """«Мой вход»."""

    policy = staticmethod(policies.has_role)
    template_name = "people/account.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        mine = Membership.objects.visible_to(actor).filter(person__user=actor.user)
        roles = mine.current(actor.today()).order_by("role")
        return super().get_context_data(title="Мой вход", roles=roles, sign_ins=sign_ins_of(self.request), **kwargs)


class AccountEmail(PageFormView):
    policy = staticmethod(policies.has_role)
    form_class = EmailForm
    title = "Электронная почта для входа"
    done = "Электронная почта сохранена."

    def get_initial(self):
        return {"email": self.request.user.email}

    def back_url(self):
        return reverse("people:account")

    def success_url(self, result):
        return reverse("people:account")

    def perform(self, form):
        return actions.change_email(email=form.cleaned_data["email"], actor=self.request.actor)


class EndSessions(PageActionView):
    policy = staticmethod(policies.has_role)
    done = "Все остальные входы завершены. Здесь вы остались в системе."

    def success_url(self, result):
        return reverse("people:account")

    def perform(self):
        user = actions.end_sessions(actor=self.request.actor)
        update_session_auth_hash(self.request, user)
        actions.keep_sign_in(self.request)  # the session has a new key
        return user


class EndSession(PageActionView):
    """POST `session`: one of the reader's own sign-ins."""

    policy = staticmethod(policies.has_role)
    done = "Вход на этом устройстве завершён."

    def success_url(self, result):
        return reverse("people:account")

    def perform(self):
        pks = ids_in([self.request.POST.get("session", "")])
        return actions.end_session(next(iter(pks), 0), actor=self.request.actor)


class PersonBlock(ActionView):
    policy = staticmethod(policies.can_block)
    model = Person
    done = "Вход закрыт, все открытые сеансы завершены."

    def success_url(self, result):
        return self.object.get_absolute_url()

    def perform(self, person):
        return actions.block_user(person, actor=self.request.actor)


class PersonUnblock(PersonBlock):
    policy = staticmethod(policies.can_block)
    done = "Вход снова открыт."

    def perform(self, person):
        return actions.unblock_user(person, actor=self.request.actor)


class SecondStepRemove(PersonBlock):
    policy = staticmethod(policies.can_remove_second_step)
    done = "Код из приложения снят, открытые сеансы завершены. Теперь для входа достаточно пароля."

    def perform(self, person):
        return actions.remove_second_step(person, actor=self.request.actor)


class LetterList(ScopedListView):
    policy = staticmethod(policies.can_see_letters)
    model = Letter
    table_class = LetterTable
    filterset_class = LetterFilter
    template_name = "people/letters.html"
    title = "Письма"
    export_name = "Письма"


class LetterSendAgain(ActionView):
    policy = staticmethod(policies.can_send_again)
    model = Letter
    done = "Письмо поставлено в очередь. Оно уйдёт, как только почтовый сервер его примет."

    def perform(self, letter):
        return actions.send_again(letter, actor=self.request.actor)

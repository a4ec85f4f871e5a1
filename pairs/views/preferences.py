"""The group meeting and the private choice after it."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView, ScopedDetailView
from pairs import actions, policies
from pairs.forms.matching import PaperWishesForm, RoundForm, WishesForm
from pairs.models import PreferenceList, PreferenceRound
from pairs.rules.matching import MOST_WISHES, PreferenceSide
from pairs.selectors import preferences
from papers.actions import store_if_given


class RoundNew(PageFormView):
    policy = staticmethod(policies.can_match)
    form_class = RoundForm
    title = "Выбор после групповой встречи"
    submit = "Открыть выбор"
    done = "Выбор открыт. Участники обоих банков увидят его на своих главных страницах."

    def get_initial(self) -> dict[str, Any]:
        return {"met_on": self.request.actor.today()}

    def perform(self, form: RoundForm) -> PreferenceRound:
        actor = self.request.actor
        return actions.open_round(actor.organization, **form.cleaned_data, actor=actor, today=actor.today())

    def back_url(self) -> str:
        return reverse("pairs:matching")


class RoundDetail(ScopedDetailView):
    """All lists, for the curator and the psychologist."""

    model = PreferenceRound
    policy = staticmethod(policies.can_see_run)
    template_name = "pairs/matching/preferences.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, meeting = self.request.actor, self.object
        authors = {side: preferences.people_of(meeting, side) for side in PreferenceSide.values}
        return super().get_context_data(
            title=str(meeting),
            wishes=preferences.wishes(actor, meeting),
            asked=sum(map(len, authors.values())),
            authors=[(label, side, authors[side]) for side, label in PreferenceSide.choices],
            can={"keep": policies.can_keep_run(actor, meeting)},
            **kwargs,
        )


class RoundClose(ActionView):
    model = PreferenceRound
    policy = staticmethod(policies.can_keep_run)
    done = "Выбор закрыт. Его учтёт следующий подбор."

    def perform(self, meeting: PreferenceRound) -> PreferenceRound:
        return actions.close_round(meeting, actor=self.request.actor, today=self.request.actor.today())


class Wish(RowFormView):
    """The own list; private."""

    model = PreferenceRound
    policy: Any = staticmethod(policies.can_wish)
    form_class: Any = WishesForm
    title = "С кем вам хотелось бы работать"
    submit = "Отправить куратору"
    done = "Спасибо, ваш выбор записан. Его увидят только куратор и психолог."
    help = "Заполнять необязательно. Ответ увидят только куратор и психолог. Пару предложат с учётом выбора всех."

    def admit(self) -> None:
        super().admit()
        self.person, self.side = self.author()

    def author(self) -> tuple[Any, str]:
        """The reader, on the side that the address names, if they stand in that bank."""
        person, side = self.request.actor.person, self.kwargs["side"]
        if side not in preferences.sides_of(self.object, person):
            raise Http404
        return person, side

    def get_form_kwargs(self) -> dict[str, Any]:
        people = preferences.others_for(self.object, self.person, self.side)
        return super().get_form_kwargs() | {"people": people}

    def get_initial(self) -> dict[str, Any]:
        lists = PreferenceList.objects.visible_to(self.request.actor)
        own = lists.filter(round=self.object, person=self.person, side=self.side).first()
        if own is None:
            return {}
        wished = {f"wish_{place}": str(pk) for place, pk in enumerate(own.wished[:MOST_WISHES], 1)}
        return wished | {"unwished": [str(pk) for pk in own.unwished]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The round with the lists of all is no page of a participant's."""
        readable = policies.can_see_run(self.request.actor, self.object)
        return super().get_context_data(**({"help": self.help, "row_is_readable": readable} | kwargs))

    def success_url(self, result: Any) -> str:
        return "/"

    def back_url(self) -> str:
        return "/"

    def keep(self, form: Any, **fields: Any) -> PreferenceList:
        actor = self.request.actor
        lists = {"wished": form.wished(), "unwished": form.unwished()}
        return actions.keep_wishes(
            self.object, self.person, self.side, **lists, **fields, actor=actor, today=actor.today()
        )

    def perform(self, form: Any) -> PreferenceList:
        return self.keep(form)


class PaperWish(Wish):
    """One participant's paper, recorded by the curator."""

    policy = staticmethod(policies.can_keep_run)
    form_class = PaperWishesForm
    title = "Листок участника"
    submit = "Внести с бумаги"
    done = "Внесено с бумаги."
    help = ""

    def author(self) -> tuple[Any, str]:
        side = self.kwargs["side"]
        people = preferences.people_of(self.object, side) if side in PreferenceSide.values else []
        person = next((one for one in people if one.pk == self.kwargs["person"]), None)
        if person is None:
            raise Http404
        return person, side

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"help": f"Участник: {self.person}"} | kwargs))

    def perform(self, form: Any) -> PreferenceList:
        scan = store_if_given(form.cleaned_data["scan"], actor=self.request.actor)
        return self.keep(form, on_paper=form.cleaned_data["paper_date"], scan=scan)

    def success_url(self, result: Any) -> str:
        return self.object.get_absolute_url()

    def back_url(self) -> str:
        return self.object.get_absolute_url()

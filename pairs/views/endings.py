"""Ending a pair, or one mentee's part in a group."""

from typing import Any

from django.http import Http404

from core.views import RowFormView
from pairs import actions, policies
from pairs.forms import EndForm, EndMemberForm
from pairs.models import Pair, PairMember
from papers.actions import store_if_given


class End(RowFormView):
    model = Pair
    policy = staticmethod(policies.can_keep)
    form_class = EndForm
    title = "Завершить пару"
    submit = "Завершить"
    done = "Пара завершена. Место наставника свободно."

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list()

    def get_initial(self) -> dict[str, Any]:
        ground = self.request.GET.get("ground", "")
        return {"ended_on": self.request.actor.today(), "ground": ground}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = f"{self.object}. Если у пары есть действующая программа, она завершится вместе с парой."
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form: EndForm) -> Pair:
        actor, data = self.request.actor, form.cleaned_data
        return actions.end_pair(
            self.object,
            ground=data["ground"],
            ended_on=data["ended_on"],
            note=data["note"],
            scan=store_if_given(data["scan"], actor=actor),
            actor=actor,
            today=actor.today(),
        )


class EndMember(RowFormView):
    """/pairs/7/members/12/end/: the member is fetched through the pair."""

    model = Pair
    policy = staticmethod(policies.can_keep)
    form_class = EndMemberForm
    title = "Вывести наставляемого из группы"
    submit = "Вывести из группы"
    done = "Наставляемый выведен из группы. Остальные продолжают работу."

    def admit(self) -> None:
        super().admit()
        members = PairMember.objects.visible_to(self.request.actor).filter(pair=self.object)
        member = members.select_related("mentee__person").filter(pk=self.kwargs["member"]).first()
        if member is None:
            raise Http404
        self.member = member

    def get_initial(self) -> dict[str, Any]:
        return {"ended_on": self.request.actor.today(), "ground": self.request.GET.get("ground", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(help=f"Кого: {self.member.mentee.person}.", **kwargs)

    def perform(self, form: EndMemberForm) -> Pair:
        actor = self.request.actor
        return actions.end_member(self.object, self.member, **form.cleaned_data, actor=actor, today=actor.today())

"""Items of the plan: plain forms and buttons, each about the program's version that was shown."""

from core.views import ActionView, RowFormView
from papers.actions import store_if_given
from programs import actions, policies
from programs.forms import DoneOnPaperForm, ItemForm
from programs.models import ProgramItem
from programs.views.rows import ItemRow, ProgramRow


class ItemNew(ProgramRow, RowFormView):
    form_class = ItemForm
    policy = staticmethod(policies.can_compose)
    title = "Новое мероприятие плана"
    submit = "Добавить в план"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object, "instance": ProgramItem(program=self.object)}

    def get_initial(self):
        return {"term_on": self.object.ends_on}

    def done_message(self, result) -> str:
        return "Мероприятие добавлено в план."

    def perform(self, form):
        return actions.add_item(self.object, actor=self.request.actor, **form.told())


class ItemEdit(ItemRow, RowFormView):
    form_class = ItemForm
    policy = staticmethod(policies.can_compose)
    template_name = "programs/item.html"
    title = "Мероприятие плана"
    done = "Мероприятие изменено. Согласия участников нужно получить заново."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object, "instance": self.item}

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, **kwargs)

    def perform(self, form):
        return actions.change_item(self.item, actor=self.request.actor, **form.told())


class ItemMove(ItemRow, ActionView):
    policy = staticmethod(policies.can_compose)
    up = True

    def perform(self, program):
        actions.move_item(self.item, actor=self.request.actor, up=self.up)


class ItemDrop(ItemRow, ActionView):
    policy = staticmethod(policies.can_compose)
    done = "Мероприятие убрано из плана."

    def perform(self, program):
        actions.drop_item(self.item, actor=self.request.actor)


class ItemDone(ItemRow, ActionView):
    policy = staticmethod(policies.can_mark)
    done = "Мероприятие отмечено выполненным."

    def perform(self, program):
        actions.mark_done(self.item, actor=self.request.actor, today=self.request.actor.today())


class ItemUndone(ItemRow, ActionView):
    policy = staticmethod(policies.can_mark)
    done = "Отметка о выполнении снята."

    def perform(self, program):
        actions.unmark_done(self.item, actor=self.request.actor)


class ItemsDoneOnPaper(ProgramRow, RowFormView):
    form_class = DoneOnPaperForm
    policy = staticmethod(policies.can_record)
    title = "Отметки о выполнении на бумаге"
    submit = "Внести отметки"
    done = "Отметки о выполнении внесены с бумаги."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        scan = store_if_given(data["scan"], actor=actor)
        for item in form.chosen():
            actions.mark_done(
                item, actor=actor, today=actor.today(), done_on=data["paper_date"], on_paper=True, scan=scan
            )

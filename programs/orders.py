"""The kinds of order about programs: approval of several, changes by consent, completion and results."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from core.problems import Problem
from orders.kinds import OrderKind, register
from orders.rules import ItemText
from people.models import Person
from printing.document import Annex
from programs.actions import orders as actions
from programs.models import Program, ProgramCorrection
from programs.selectors import order_rows, order_text
from programs.selectors.corrections import changes_table
from programs.selectors.paper import program_paper


class ProgramOrder(OrderKind):
    """What orders about several programs share."""

    repeats = True

    def rows(self, order: Any) -> list[Program]:
        return order_rows.programs_of(order)

    def persons(self, order: Any) -> Iterable[Person]:
        """Every mentor and mentee once, by name."""
        people = {person.pk: person for program in self.rows(order) for person in program.pair.people}
        return sorted(people.values(), key=str)

    def rows_template(self) -> str:
        return "programs/_order_rows.html"

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        rows = self.rows(order)
        visible = Program.objects.visible_to(actor).filter(pk__in=[program.pk for program in rows])
        seen = set(visible.values_list("pk", flat=True))
        return {"program_rows": [(program, program.pk in seen) for program in rows]}

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        actions.release_programs(order)


@register
class ApprovalOrder(ProgramOrder):
    """«Об утверждении персонализированных программ наставничества»; each program is an annex."""

    name = order_rows.APPROVAL
    title = "Об утверждении персонализированных программ наставничества"
    label = "утверждение программ"
    about = "Программы согласованы участниками: утвердите несколько одним приказом."
    draft_name = "programs:approval_order"
    cancel_note = "Программы снова станут согласованными и будут ждать утверждения."

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        return order_text.approval_items(self.rows(order), order.organization, today)

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_rows.approval_order_problems(order)

    def blocks(self, order: Any) -> dict[str, Any]:
        return {order_text.BLOCK: order_text.approval_table(self.rows(order))}

    def annexes(self, order: Any) -> list[Annex]:
        return [
            Annex(f"Персонализированная программа наставничества {program.pair}", blocks=program_paper(program).body)
            for program in self.rows(order)
        ]

    def basis(self, order: Any) -> str:
        return order_text.approval_basis(self.rows(order))

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        actions.approve_by_order(order, actor=actor, today=today)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        for program in self.rows(order):
            actions.undo_approval(program, order, actor=actor, today=today)


@register
class ResultsOrder(ProgramOrder):
    """«О завершении персонализированных программ наставничества и их результатах» (S4 annex 1, 7.1)."""

    name = order_rows.RESULTS
    title = "О завершении персонализированных программ наставничества и их результатах"
    label = "завершение и итоги"
    about = "Программы завершены: подведите итоги и прекратите работу пар одним приказом."
    draft_name = "programs:results_order"
    cancel_note = "Пары, завершённые этим приказом, продолжат работу; их программы останутся завершёнными."

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        return order_text.results_items(self.rows(order), order.organization, today)

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_rows.results_problems(order)

    def blocks(self, order: Any) -> dict[str, Any]:
        return {order_text.BLOCK: order_text.results_table(self.rows(order))}

    def basis(self, order: Any) -> str:
        return order_text.results_basis(self.rows(order))

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        actions.sum_up_by_order(order, actor=actor, today=today)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        actions.undo_results(order, actor=actor, today=today)


@register
class ProgramChangeOrder(ProgramOrder):
    """«О внесении изменений в персонализированные программы»: term or content, by mutual consent (S4 annex 1, 7.2)."""

    name = order_rows.CHANGES
    title = "О внесении изменений в персонализированные программы наставничества"
    label = "изменение срока и содержания программ"
    about = "Участники согласились продлить программу или изменить её план."
    draft_name = "programs:change_order"
    cancel_note = "Плановое окончание пар станет прежним; то, на что согласились участники, останется в программах."

    def rows(self, order: Any) -> list[Program]:
        return list({one.program_id: one.program for one in order_rows.changes_of(order)}.values())

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        return order_text.change_items(order_rows.changes_of(order))

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_rows.term_problems(order)

    def annexes(self, order: Any) -> list[Annex]:
        corrections = [one for one in order_rows.changes_of(order) if isinstance(one, ProgramCorrection)]
        return [
            Annex(f"Дополнение № {one.number} к программе наставничества {one.program.pair}", (changes_table(one),))
            for one in corrections
        ]

    def basis(self, order: Any) -> str:
        return order_text.change_basis(order_rows.changes_of(order))

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        actions.prolong_by_order(order, actor=actor, today=today)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        actions.undo_prolonging(order, actor=actor, today=today)

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        actions.release_changes(order)

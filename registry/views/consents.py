"""The board of consents, the printed forms, paper and screen, withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from core.exports import content_disposition
from core.text import ids_in
from core.views import PageFormView, PageView, RowFormView, RowMixin, ScopedDetailView, ScopedListView
from papers.actions import store_if_given
from papers.exports import docx_response
from papers.rules import WordKind, laid_out
from people.models import Organization, Person
from printing.document import PrintedDocument
from printing.formats import to_pdf, to_screen
from registry import actions, policies, selectors
from registry.filters import BoardFilter, in_banks
from registry.forms import (
    GiveConsentForm,
    GivePublicationForm,
    PeopleForm,
    RecordConsentsForm,
    ToBeForm,
    WithdrawForm,
    WithdrawFromPaperForm,
)
from registry.models import Consent
from registry.rules import Bank, ConsentKind
from registry.rules.consent_texts import TITLES, consent_paper, readable, several_papers, stored_paper
from registry.tables import BoardTable


def pdf_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition(f"{name}.pdf", inline=True)
    return response


def forms_response(paper: PrintedDocument, organization: Organization) -> HttpResponse:
    """Forms to be signed by hand: every sheet is a paper of its own, so pages are not counted through."""
    return pdf_response(to_pdf(laid_out(paper, organization), kind="forms"), paper.title)


class ConsentBoard(ScopedListView):
    """Who lacks which consent; forms are printed and papers recorded for a ticked list."""

    model = Person
    policy = staticmethod(policies.can_read_consents)
    table_class = BoardTable
    filterset_class = BoardFilter
    template_name = "registry/consents.html"
    title = "Согласия"
    export_name = "согласия"

    def get_queryset(self):
        actor = self.request.actor
        people = Person.objects.visible_to(actor).working(actor.today()).by_name()
        return people if self.request.GET.get("whose") else people.filter(in_banks(actor, *Bank.values))

    def get_table(self, rows):
        actor = self.request.actor
        board = selectors.board(actor, rows, actor.today())
        lacking = self.request.GET.get("lacking")
        if lacking == "any":
            board = [row for row in board if row.lacking]
        elif lacking in ConsentKind.values:
            board = [row for row in board if row.lacks(lacking)]
        return self.table_class(board, request=self.request)

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            can_record=policies.can_record_consents(actor),
            kinds=ConsentKind.choices,
            has_act=bool(actor.organization.electronic_act),
            **kwargs,
        )


class ConsentForms(PageView):
    """Printed forms of chosen kinds for ticked people, each on a sheet of its own, in one PDF."""

    costly = ("GET",)
    policy = staticmethod(policies.can_read_consents)
    template_name = "registry/consents_to_be.html"

    def get(self, request, *args, **kwargs):
        form = PeopleForm(request.GET, actor=request.actor)
        asked = request.GET.getlist("kind")
        kinds = [kind for kind in ConsentKind.values if kind in asked]
        if "person" not in request.GET:
            messages.warning(request, "Отметьте в списке, для кого напечатать бланки.")
            return redirect("registry:consents")
        if not form.is_valid() or not (kinds or selectors.LACKING in asked):
            raise Http404("somebody unknown is ticked, or no kind is chosen")
        people = form.cleaned_data["person"].select_related("organization__head")
        if not kinds:
            return self.whole_sets(list(people))
        title = TITLES[ConsentKind(kinds[0])] if len(kinds) == 1 else "Согласия"
        blocks = selectors.form_blocks(people, kinds)
        return forms_response(several_papers(blocks, title), request.actor.organization)

    def whole_sets(self, people: list[Person]) -> HttpResponse:
        """All that each person lacks; of those who are in no bank yet it is asked first what they are going to be."""
        actor = self.request.actor
        outside = selectors.outside_banks(actor, people)
        told = any(name.startswith("as_") for name in self.request.GET)
        form = ToBeForm(self.request.GET if told else None, people=outside, actor=actor)
        if outside and not form.is_valid():
            context = self.get_context_data(form=form, people=people, title="Кем они будут")
            return self.render_to_response(context, status=422 if told else 200)
        to_be = form.banks() if outside else {}
        blocks = selectors.lacking_form_blocks(actor, people, actor.today(), to_be)
        return forms_response(several_papers(blocks, "Согласия"), actor.organization)


class RecordConsents(PageFormView):
    """«Внести с бумаги»: one day and scan for a ticked list."""

    policy = staticmethod(policies.can_record_consents)
    form_class = RecordConsentsForm
    title = "Внести подписанные согласия"
    submit = "Внести"

    def ticked(self) -> list[int]:
        source = self.request.POST if self.request.method == "POST" else self.request.GET
        return ids_in(source.getlist("person"))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"ticked": self.ticked()}

    def get_initial(self):
        query = self.request.GET
        kinds = [kind for kind in query.getlist("kind") if kind in ConsentKind.values]
        return {"person": self.ticked(), "kind": kinds}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        people = list(data["person"])
        owner = people[0] if len(people) == 1 else None
        return actions.record_consents(
            people,
            data["kind"],
            actor=actor,
            today=actor.today(),
            given_on=data["paper_date"],
            valid_until=data["valid_until"],
            scan=store_if_given(data["scan"], actor=actor, person=owner),
            on_our_form=data["on_our_form"],
            published=data["published"],
            conditions=data["conditions"],
        )

    def done_message(self, result):
        return f"Внесено с бумаги: {len(result)}."

    def success_url(self, result):
        return reverse("registry:consents")

    def back_url(self):
        return reverse("registry:consents")


class OwnConsents(PageView):
    """A person's own consents: what is given, what is asked for."""

    policy = staticmethod(policies.can_see_own_consents)
    template_name = "registry/own_consents.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        own = selectors.own_consents(actor, actor.today())
        return super().get_context_data(title="Мои согласия", own=own, **kwargs)


class OwnForm(PageView):
    """One's own blank form of a kind, to sign by hand."""

    costly = ("GET",)
    policy = staticmethod(policies.can_see_own_consents)
    kind: ConsentKind = ConsentKind.PERSONAL_DATA

    def get(self, request, *args, **kwargs):
        people = Person.objects.visible_to(request.actor).filter(pk=request.actor.person.pk)
        blocks = selectors.form_blocks(people.select_related("organization__head"), [self.kind])
        return forms_response(several_papers(blocks, TITLES[self.kind]), request.actor.organization)


class GiveConsent(PageFormView):
    """The full text, and one button."""

    policy = staticmethod(policies.can_see_own_consents)
    template_name = "registry/give_consent.html"
    submit = "Даю согласие"
    done = "Согласие дано. Текст сохранён, отозвать его можно на этой странице."
    kind: ConsentKind = ConsentKind.PERSONAL_DATA

    @property
    def form_class(self):
        return GivePublicationForm if self.kind == ConsentKind.PUBLICATION else GiveConsentForm

    def get_initial(self):
        return {"shown": actions.fingerprint(actions.shown_text(self.kind, self.request.actor.person))}

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        people = Person.objects.visible_to(actor).filter(pk=actor.person.pk).select_related("organization__head")
        blocks = next(iter(selectors.form_blocks(people, [self.kind], on_screen=True)))
        own = next((one for one in selectors.own_consents(actor, actor.today()) if one.kind == self.kind), None)
        return super().get_context_data(
            title=TITLES[self.kind],
            paper=to_screen(consent_paper(blocks, TITLES[self.kind])),
            own=own,
            form_url=reverse(f"registry:consent_form_{self.kind}"),
            **kwargs,
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.give_consent(actor.person, self.kind, actor=actor, today=actor.today(), **form.cleaned_data)

    def success_url(self, result):
        return reverse("registry:consents_mine")

    def back_url(self):
        return reverse("registry:consents_mine")


class ConsentDetail(ScopedDetailView):
    model = Consent
    policy = staticmethod(policies.can_see_consent)
    template_name = "registry/consent.html"

    def get_queryset(self):
        return super().get_queryset().for_list()

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            can=policies.offered_for_consent(actor, self.object),
            is_own=policies.is_own(actor, self.object),
            holds=self.object.holds_on(actor.today()),
            published=selectors.published_in_words(self.object),
            text=readable(self.object.text),
            **kwargs,
        )


class ConsentPdf(RowMixin):
    """The stored text on paper, with when and how it was given."""

    costly = ("GET",)

    model = Consent
    policy = staticmethod(policies.can_see_consent)
    http_method_names = ("get", "head", "options")

    def get(self, request, *args, **kwargs):
        consent = self.object
        if not consent.text:
            raise Http404("a paper from before the product has no stored text")
        title = TITLES[ConsentKind(consent.kind)]
        organization = request.actor.organization
        paper = stored_paper(readable(consent.text), title, selectors.stored_marks(consent))
        return self.file(laid_out(paper, organization), organization)

    def file(self, paper: PrintedDocument, organization: Organization) -> HttpResponse:
        return pdf_response(to_pdf(paper), paper.title)


class ConsentDocx(ConsentPdf):
    policy = staticmethod(policies.can_see_consent)

    def file(self, paper: PrintedDocument, organization: Organization) -> HttpResponse:
        return docx_response(paper, organization=organization, own=WordKind.CONSENT)


class ConsentWithdraw(RowFormView):
    """By the person with one button; by the curator from the person's application."""

    model = Consent
    policy = staticmethod(policies.can_withdraw)
    template_name = "registry/withdraw.html"
    title = "Отозвать согласие"
    submit = "Отозвать"
    done = "Согласие отозвано."

    def get_queryset(self):
        return super().get_queryset().for_list()

    @property
    def is_own(self) -> bool:
        return policies.is_own(self.request.actor, self.object)

    @property
    def form_class(self):
        return WithdrawForm if self.is_own else WithdrawFromPaperForm

    def perform(self, form):
        actor = self.request.actor
        details: dict[str, Any] = {}
        if not self.is_own:
            scan = store_if_given(form.cleaned_data["scan"], actor=actor, person=self.object.person)
            details = {"withdrawn_on": form.cleaned_data["paper_date"], "from_paper": True, "scan": scan}
        return actions.withdraw_consent(self.object, actor=actor, today=actor.today(), **details)

    def success_url(self, result):
        return reverse("registry:consents_mine") if self.is_own else result.get_absolute_url()

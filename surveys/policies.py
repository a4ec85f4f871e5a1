"""Who runs rounds, who fills forms, who reads answers."""

from core.actors import Actor
from core.scoping import same_organization
from people.rules import PARTICIPANTS, Role
from surveys.models import ROUND_READERS, Questionnaire, Response, Survey
from surveys.rules import INTO_A_BANK
from surveys.states import CLOSE_ROUND, OPEN_ROUND, SurveyState


def can_see_rounds(actor: Actor) -> bool:
    """Those who run rounds see all, anybody invited their own: the list is empty for the rest."""
    return bool(actor.roles & (ROUND_READERS | PARTICIPANTS | {Role.COUNCIL, Role.SECRETARY, Role.ADMINISTRATOR}))


def can_run_rounds(actor: Actor) -> bool:
    """The curator runs rounds; the psychologist too (S4 5.1)."""
    return bool(actor.roles & {Role.CURATOR, Role.PSYCHOLOGIST})


def can_run(actor: Actor, survey: Survey) -> bool:
    return can_run_rounds(actor) and same_organization(actor, survey)


def can_see(actor: Actor, survey: Survey) -> bool:
    """`visible_to` has decided."""
    return same_organization(actor, survey)


def can_watch(actor: Actor, survey: Survey) -> bool:
    """How many were asked and have answered."""
    return bool(actor.roles & ROUND_READERS) and same_organization(actor, survey)


def can_see_results(actor: Actor, survey: Survey) -> bool:
    """Of an anonymous round only when it is over: figures that grow by one answer would tell whose it was."""
    return can_watch(actor, survey) and (not survey.is_anonymous or survey.state == SurveyState.CLOSED)


def can_fill(actor: Actor, survey: Survey) -> bool:
    """An invited person while the round is open."""
    if actor.person is None:
        return False
    return survey.invitees.filter(person=actor.person).exists()


def can_record_from_paper(actor: Actor, survey: Survey) -> bool:
    return can_run(actor, survey)


def can_read_response(actor: Actor, response: Response) -> bool:
    """A named, submitted answer; nobody reads an anonymous one, and a mentor never what was said about them."""
    if response.survey.is_anonymous or response.submitted_at is None:
        return False
    return bool(actor.roles & ROUND_READERS)


def can_enter_from(actor: Actor, response: Response) -> bool:
    """The curator carries a named answer about needs or resources over to the bank."""
    if Role.CURATOR not in actor.roles or response.person is None:
        return False
    return can_read_response(actor, response) and response.survey.questionnaire.purpose in INTO_A_BANK


def can_see_questionnaires(actor: Actor) -> bool:
    return bool(actor.roles & ROUND_READERS)


def can_see_questionnaire(actor: Actor, questionnaire: Questionnaire) -> bool:
    return can_see_questionnaires(actor)


def can_copy_questionnaire(actor: Actor, questionnaire: Questionnaire) -> bool:
    return can_run_rounds(actor)


def can_change_questionnaire(actor: Actor, questionnaire: Questionnaire) -> bool:
    """An organization changes its own copy, until a round has used it."""
    if not (can_run_rounds(actor) and same_organization(actor, questionnaire)):
        return False
    return not Survey.objects.filter(questionnaire=questionnaire).exclude(state=SurveyState.DRAFT).exists()


def offered(actor: Actor, survey: Survey) -> dict[str, bool]:
    """What the page of a round may offer."""
    runs = can_run(actor, survey)
    is_open = survey.state == SurveyState.OPEN
    return {
        "open": runs and OPEN_ROUND.allows(survey),
        "close": runs and CLOSE_ROUND.allows(survey),
        "record": runs and is_open,
        "results": can_see_results(actor, survey) and survey.state != SurveyState.DRAFT,
        "fill": is_open and can_fill(actor, survey),
    }

"""The built-in questionnaires, laid into the database after each migration; safe to repeat."""

from surveys.kinds.built_in import BUILT_IN, BuiltIn
from surveys.models import Question, Questionnaire


def lay_built_in() -> None:
    """Add the built-in questionnaires that are not there yet; those there are never changed (answers point at them)."""
    present = set(Questionnaire.objects.filter(organization=None).values_list("code", flat=True))
    for built_in in BUILT_IN:
        if built_in.code not in present:
            _lay(built_in)


def _lay(built_in: BuiltIn) -> None:
    questionnaire = Questionnaire.objects.create(
        code=built_in.code, title=built_in.title, purpose=built_in.purpose, intro=built_in.intro
    )
    Question.objects.bulk_create(
        Question(
            questionnaire=questionnaire,
            position=number,
            text=question.text,
            help_text=question.help_text,
            fills=question.fills,
            kind=question.kind,
            options=list(question.options),
            is_required=question.required,
            counts_as_satisfaction=question.satisfaction,
        )
        for number, question in enumerate(built_in.questions, start=1)
    )

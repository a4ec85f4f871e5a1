"""Filters of the lists."""

from core.forms import ScopedFilterSet
from surveys.models import Questionnaire, Survey


class SurveyFilter(ScopedFilterSet):
    search_fields = ("title",)

    class Meta:
        model = Survey
        fields = ["state", "questionnaire", "school_year"]


class QuestionnaireFilter(ScopedFilterSet):
    search_fields = ("title",)

    class Meta:
        model = Questionnaire
        fields = ["purpose"]

"""Filters of the lists."""

from typing import Any

import django_filters

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from surveys.models import Questionnaire, Survey


class SurveyFilter(ScopedFilterSet):
    search_fields = ("title",)
    school_year = django_filters.ChoiceFilter(label="Учебный год")

    class Meta:
        model = Survey
        fields = ["state", "questionnaire", "school_year"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = Survey.objects.visible_to(self.request.actor).order_by("-school_year")
        found = years.values_list("school_year", flat=True).distinct()
        self.filters["school_year"].extra["choices"] = [(year, str(SchoolYear(year))) for year in found]


class QuestionnaireFilter(ScopedFilterSet):
    search_fields = ("title",)

    class Meta:
        model = Questionnaire
        fields = ["purpose"]

"""Russian grammar for papers, in one place: names, posts, organizations, dates, numbers.

    decline_name("Иванова", "Мария", "Петровна", sex="f", case="dat")   «Ивановой Марии Петровне»
    short_name("Иванова", "Мария", "Петровна", sex="f", case="acc")     «Иванову М. П.»
    initials_before("Иванова", "Мария", "Петровна")                     «М. П. Иванова»
    decline_post("учитель-логопед", "acc")                              «учителя-логопеда»
    genitive_of_organization("Гимназия № 3")                            «Гимназии № 3»
    all_forms_of_post("учитель математики")                             all six, by case

Cases are "nom", "gen", "dat", "acc", "ins", "prep"; sexes "m", "f", "". What a clerk has corrected is stored with the
person or post and handed in as `overrides` ({"acc": "Заяц Анну Петровну"}); it wins over every rule.
"""

from printing.cases import CASES, Case, Overrides, Sex
from printing.dates import agree, counted, long_date, numeric_date, plural
from printing.names import (
    decline_name,
    full_name,
    guess_sex,
    initials_after,
    initials_before,
    short_name,
    usual_spelling,
)
from printing.posts import decline_post, genitive_of_organization, stays_undeclined


def all_forms_of_name(
    family: str, given: str, patronymic: str = "", *, sex: Sex, overrides: Overrides | None = None
) -> dict[str, str]:
    """The full name in each case, by the name of the case."""
    return {case: decline_name(family, given, patronymic, sex=sex, case=case, overrides=overrides) for case in CASES}


def all_forms_of_post(post: str, overrides: Overrides | None = None) -> dict[str, str]:
    """The post in each case, by the name of the case."""
    return {case: decline_post(post, case, overrides) for case in CASES}


__all__ = [
    "CASES",
    "Case",
    "Overrides",
    "Sex",
    "agree",
    "all_forms_of_name",
    "all_forms_of_post",
    "counted",
    "decline_name",
    "decline_post",
    "full_name",
    "genitive_of_organization",
    "guess_sex",
    "initials_after",
    "initials_before",
    "long_date",
    "numeric_date",
    "plural",
    "short_name",
    "stays_undeclined",
    "usual_spelling",
]

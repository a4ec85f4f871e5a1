"""Names by case: a table of every type of name, and the forms that papers need."""

import re
from itertools import cycle

import pytest

from printing.russian import (
    all_forms_of_name,
    decline_name,
    full_name,
    guess_sex,
    initials_after,
    initials_before,
    short_name,
)
from printing.tests import names

OBLIQUE = ("gen", "dat", "acc", "ins", "prep")


def forms_of(line):
    """(sex, nominative, {case: form}) of one line of the table."""
    sex, _, rest = line.partition(" ")
    pattern = r"^(.*?)((?: [а-яё,]+){5})?$"
    written, endings = re.match(pattern, rest).groups()
    parts = re.split(r"(?<=[|\w])(?=-[А-Я])", written) if "," in (endings or "") else [written]
    nominative = re.sub(r"=-?[А-ЯЁа-яё]+", "", written).replace("|", "")
    by_case = {case: "".join(map(stem_of, parts)) if endings else nominative for case in OBLIQUE}
    for case, ending in zip(OBLIQUE, (endings or "").split(), strict=False):
        by_case[case] = "".join(stem_of(part) + own for part, own in zip(parts, ending.split(","), strict=True))
    return sex, nominative, by_case


def stem_of(part):
    return part.split("=")[1] if "=" in part else part.split("|")[0]


def rows(table, sex):
    return [row for row in map(forms_of, table.strip("\n").split("\n")) if row[0] == sex]


def people():
    """Each family name with a given name and a patronymic in turn: (sex, three nominatives, {case: full name})."""
    for sex in "mf":
        given, patronymics = cycle(rows(names.GIVEN, sex)), cycle(rows(names.PATRONYMICS, sex))
        for _, family, forms in rows(names.FAMILIES, sex):
            _, first, first_forms = next(given)
            _, middle, middle_forms = next(patronymics)
            expected = {case: f"{forms[case]} {first_forms[case]} {middle_forms[case]}".strip() for case in OBLIQUE}
            yield sex, (family, first, middle), expected


def test_the_table_holds_more_than_150_people():
    assert len({name for _, name, _ in people()}) > 150


def test_names_of_every_type_are_right_but_for_those_listed_by_name():
    wrong = {
        f"{' '.join(name)}: {decline_name(*name, sex=sex, case=case)} instead of {form}"
        for sex, name, expected in people()
        for case, form in expected.items()
        if decline_name(*name, sex=sex, case=case).replace("ё", "е") != form.replace("ё", "е")
    }

    assert {one.partition(":")[0] for one in wrong} == names.KNOWN_FAILURES, "\n".join(sorted(wrong))
    assert len(wrong) <= 0.02 * 5 * sum(1 for _ in people())


def test_a_table_typed_in_capitals_is_declined_in_the_same_way():
    for sex, name, expected in people():
        shouted = tuple(part.upper() for part in name)
        usual = tuple(full_name(part, "") for part in shouted)
        if usual == name and " ".join(name).strip() not in names.KNOWN_FAILURES:
            assert decline_name(*shouted, sex=sex, case="gen").replace("ё", "е") == expected["gen"].replace("ё", "е")


@pytest.mark.parametrize(
    ("name", "sex", "expected"),
    [
        (("Гёте", "Иоганн", "Вольфганг"), "m", "Гёте Иоганном Вольфгангом"),
        (("Новиков-Прибой", "Алексей", "Силыч"), "m", "Новиковым-Прибоем Алексеем Силычем"),
        (("Берг", "Анна", "Мария"), "f", "Берг Анной Марией"),
        (("Алиева", "Лейла", "Расул-кызы"), "f", "Алиевой Лейлой Расул-кызы"),
    ],
)
def test_a_second_given_name_and_an_old_patronymic_are_declined(name, sex, expected):
    assert decline_name(*name, sex=sex, case="ins") == expected


def test_given_names_and_patronymics_of_the_table_are_all_used():
    used = {part for _, name, _ in people() for part in name}
    listed = {row[1] for table in (names.GIVEN, names.PATRONYMICS) for sex in "mf" for row in rows(table, sex)}
    assert listed <= used


@pytest.mark.parametrize("sex", ["m", "f"])
def test_sex_is_read_from_the_name_when_it_is_not_stored(sex):
    for own, name, _ in people():
        if own == sex and name[2]:
            assert guess_sex(*name) == sex, name


@pytest.mark.parametrize(
    ("family", "given", "sex"),
    [
        ("Стрижов", "Саша", "m"),
        ("Стрижова", "Саша", "f"),
        ("Ли", "Женя", ""),
        ("Калина", "Илья", "m"),
        ("Мороз", "Любовь", "f"),
        ("Шевченко", "Ольга", "f"),
        ("Ким", "", ""),
    ],
)
def test_sex_without_a_patronymic(family, given, sex):
    assert guess_sex(family, given) == sex


def test_a_name_of_unknown_sex_stays_as_it_is():
    assert decline_name("Ли", "Женя", sex="", case="gen") == "Ли Женя"


def test_capitals_become_the_usual_spelling_before_anything_else():
    assert decline_name("РЯБИНИНА", "МАРИЯ", "ПЕТРОВНА", sex="f", case="ins") == "Рябининой Марией Петровной"
    assert full_name("МАМЕД-ЗАДЕ", "РУСТАМ", "РАСУЛ ОГЛЫ") == "Мамед-заде Рустам Расул оглы"
    assert full_name("  рябинина ", "мария") == "Рябинина Мария"


def test_a_stored_form_wins_and_only_in_its_own_case():
    stored = {"gen": "Переца Ивана Олеговича"}
    assert decline_name("Перец", "Иван", "Олегович", sex="m", case="gen", overrides=stored) == "Переца Ивана Олеговича"
    assert decline_name("Перец", "Иван", "Олегович", sex="m", case="dat", overrides=stored) == "Перцу Ивану Олеговичу"
    short = short_name("Перец", "Иван", "Олегович", sex="m", case="gen", overrides=stored)
    assert short == "Переца\xa0И.\xa0О."


def test_initials_stand_after_the_name_in_a_text_and_before_it_in_a_signature():
    assert initials_after("Рябинина", "Мария", "Петровна") == "Рябинина\xa0М.\xa0П."
    assert initials_before("Рябинина", "Мария", "Петровна") == "М.\xa0П.\xa0Рябинина"
    assert initials_before("Ким", "Анна-Мария") == "А.-М.\xa0Ким"
    assert initials_after("Ким", "") == "Ким"
    assert initials_after("Алиев", "Гейдар", "Расул оглы") == "Алиев\xa0Г.\xa0Р."


def test_a_short_name_is_declined_too():
    assert short_name("Стрижов", "Илья", "Олегович", sex="m", case="ins") == "Стрижовым\xa0И.\xa0О."
    assert short_name("Мельник", "Анна", "Ильинична", case="dat", before=True) == "А.\xa0И.\xa0Мельник"


def test_all_forms_are_the_six_cases_in_their_order():
    forms = all_forms_of_name("Заяц", "Ия", "Ивановна", sex="f")
    assert forms == {
        "nom": "Заяц Ия Ивановна",
        "gen": "Заяц Ии Ивановны",
        "dat": "Заяц Ии Ивановне",
        "acc": "Заяц Ию Ивановну",
        "ins": "Заяц Ией Ивановной",
        "prep": "Заяц Ии Ивановне",
    }
    assert list(forms) == ["nom", "gen", "dat", "acc", "ins", "prep"]


def test_an_empty_name_is_empty():
    assert decline_name("", "", "", sex="", case="gen") == ""

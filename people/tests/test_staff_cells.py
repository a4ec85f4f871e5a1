"""Single cells of a staff list, as schools write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.kinds import staff_cells as cells
from people.rules import Category, Sex

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        (18.0, 216), (0.0, 0), (0.5, 6), ("18", 216), ("18 лет", 216), ("18 л.", 216), ("1 год", 12), ("2 года", 24),
        ("21г.", 252), ("4 г. 6 мес.", 54), ("4 г 6 м", 54), ("4 года 6 месяцев", 54), ("4 года и 6 месяцев", 54),
        ("4г6м", 54), ("18,5", 222), ("18.5", 222), ("18,5 лет", 222), ("10 мес.", 10), ("3 г. 2 мес. 20 дн.", 38),
        ("менее года", 0), ("Менее 1 года", 0), ("до года", 0), ("нет", 0), ("без стажа", 0), ("12 (с 2014)", 144),
        ("  7\u00a0лет ", 84), ("", None), ("-", None), ("—", None),
    ],
)  # fmt: skip
def test_experience_is_read_in_months(cell, months):
    assert cells.read_experience(cell) == cells.Read(months)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("двадцать", "не понят"), ("18 или 19", "не понят"), ("с 2010 года", "не понят"), ("лет", "не понят"),
        (-4.0, "меньше нуля"), ("-4", "меньше нуля"), (81.0, "больше 80 лет"), ("2010", "больше 80 лет"),
        (date(2026, 3, 18), "стоит дата 18.03.2026"), ("9" * 5000, "не понят"), ("<b>5</b>", "не понят"),
    ],
)  # fmt: skip
def test_experience_that_cannot_be_meant_keeps_the_row_out(cell, words):
    read = cells.read_experience(cell)

    assert read.value is None
    assert read.blocking
    assert words in read.problem
    assert read.problem.endswith("Напишите число лет, например 18 или «4 г. 6 мес.».")


def test_eighty_years_of_experience_are_still_believed():
    assert cells.read_experience(80.0).value == 960


@pytest.mark.parametrize(("cell", "months"), [("27/25", 300), ("27 лет / 4 г. 6 мес.", 54), ("", None), ("—", None)])
def test_of_two_experiences_in_one_cell_the_second_is_taken(cell, months):
    assert cells.read_both_experiences(cell) == cells.Read(months)


def test_one_number_below_a_header_of_two_experiences_is_not_guessed():
    assert cells.read_both_experiences(27.0).blocking


@pytest.mark.parametrize(
    "cell",
    [
        "01.09.2020", "1.9.2020", "01.09.20", "01/09/2020", "01-09-2020", "2020-09-01", "2020.09.01", "01.09.2020 г.",
        "01.09.2020г", "1 сентября 2020 г.", "1 сентября 2020 года", "«1» сентября 2020", "1 сен 2020",
        "2020-09-01 00:00:00", " 01.09.2020. ", date(2020, 9, 1), 44075.0, "44075", "01.\u200b09.2020",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_spelling(cell):
    assert cells.read_date(cell, today=TODAY) == cells.Read(date(2020, 9, 1))


@pytest.mark.parametrize(
    ("words", "month"),
    [("января", 1), ("февраля", 2), ("марта", 3), ("апреля", 4), ("мая", 5), ("июня", 6), ("июля", 7), ("августа", 8),
     ("октября", 10), ("ноября", 11), ("декабря", 12)],
)  # fmt: skip
def test_every_month_is_known_by_its_word(words, month):
    assert cells.read_date(f"2 {words} 2021", today=TODAY).value == date(2021, month, 2)


@pytest.mark.parametrize("cell", ["", "—", "-", "  ", "__.__.____"])
def test_no_date_is_no_problem(cell):
    assert cells.read_date(cell, today=TODAY) == cells.Read(None)


@pytest.mark.parametrize("cell", ["31.02.2020", "29.02.2021", "00.01.2020", "01.13.2020", "2020-02-30", "31 июня 2020"])
def test_a_date_that_does_not_exist_is_named(cell):
    read = cells.read_date(cell, today=TODAY)

    assert read == cells.Read(None, f"Такой даты нет: «{cell}». Напишите дату так: 01.09.2020.", blocking=True)


@pytest.mark.parametrize(
    "cell", ["сентябрь 2020", "давно", "1 брюмера 2020", "2020", 2020.0, 0.5, -3.0, 1e12, "=СЕГОДНЯ()"]
)
def test_what_is_no_date_is_not_guessed(cell):
    assert cells.read_date(cell, today=TODAY).problem.endswith("не понята. Напишите дату так: 01.09.2020.")


@pytest.mark.parametrize(
    ("cell", "year"), [("05.02.04", 2004), ("05.02.26", 2026), ("05.02.27", 1927), ("05.02.74", 1974)]
)
def test_a_year_of_two_digits_is_the_last_one_not_in_the_future(cell, year):
    assert cells.read_date(cell, today=TODAY).value == date(year, 2, 5)


@pytest.mark.parametrize(
    ("born", "accepted"),
    [
        (date(2012, 11, 20), True), (date(2012, 11, 21), False),  # 14 today, 14 tomorrow
        (date(1925, 11, 21), True), (date(1925, 11, 20), False),  # still 100, 101 today
        (date(2026, 11, 21), False),
    ],
)  # fmt: skip
def test_who_is_born_must_be_from_14_to_100_years_old(born, accepted):
    read = cells.read_birth_date(born, today=TODAY)

    assert (read.value == born) is accepted
    assert read.blocking is not accepted


@pytest.mark.parametrize("cell", ["1975", 1975.0, "1975 г."])
def test_a_year_of_birth_alone_is_told_and_does_not_keep_the_row_out(cell):
    read = cells.read_birth_date(cell, today=TODAY)

    assert read == cells.Read(
        None, "Указан только год рождения 1975, он не записан. Впишите дату целиком, если она нужна.", blocking=False
    )


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("высшая", "highest"), ("Высшая кв. категория", "highest"), ("ВЫСШАЯ", "highest"), ("в/к", "highest"),
        ("высшая; Почётный работник", "highest"), ("высшая до 2027", "highest"), ("педагог-методист", "highest"),
        ("первая", "first"), ("1", "first"), (1.0, "first"), ("I", "first"), ("I кв. категория", "first"),
        ("1 кв. кат.", "first"), ("1-я кв. категория", "first"), ("первая (2024)", "first"),
        ("соответствие", "conformity"), ("соответствие занимаемой должности", "conformity"), ("СЗД", "conformity"),
        ("с.з.д.", "conformity"), ("без категории (соответствие)", "conformity"),
        ("без категории", "none"), ("б/к", "none"), ("Б/к", "none"), ("нет", "none"), ("не имеет", "none"),
        ("не аттестован", "none"), ("молодой специалист", "none"), ("не соответствует", "none"),
        ("", ""), ("—", ""), ("-", ""),
    ],
)  # fmt: skip
def test_a_category_is_recognised(cell, code):
    assert cells.read_category(cell) == cells.Read(code)


@pytest.mark.parametrize("cell", ["третья", "вторая", "кандидат наук", "12", "<b>"])
def test_an_unknown_category_is_told_and_does_not_keep_the_row_out(cell):
    read = cells.read_category(cell)

    assert (read.value, read.blocking) == ("", False)
    assert read.problem.startswith(f"Категория «{cell}» не понята")


def test_the_codes_are_those_of_the_rules():
    assert {cells.HIGHEST, cells.FIRST, cells.CONFORMITY, cells.NONE} == set(Category.values)
    assert {cells.read_sex("м").value, cells.read_sex("жен.").value} == set(Sex.values)


@pytest.mark.parametrize(("cell", "sex"), [("М", "m"), ("муж.", "m"), ("женский", "f"), ("Ж", "f"), ("", "")])
def test_sex_is_read(cell, sex):
    assert cells.read_sex(cell) == cells.Read(sex)


def test_an_unknown_sex_is_told():
    assert cells.read_sex("да").problem == "Пол «да» не понят. Напишите «м» или «ж»."


@pytest.mark.parametrize(
    ("cell", "subjects"),
    [
        ("математика", ("математика",)), ("химия, биология", ("химия", "биология")),
        ("английский язык; немецкий язык", ("английский язык", "немецкий язык")), ("ИЗО/черчение", ("ИЗО", "черчение")),
        ("алгебра\nгеометрия", ("алгебра", "геометрия")), ("русский язык и литература", ("русский язык и литература",)),
        ("физика, Физика", ("физика",)), ("нет", ()), ("—", ()), ("", ()), (",;", ()),
    ],
)  # fmt: skip
def test_subjects_are_taken_apart(cell, subjects):
    assert cells.read_subjects(cell) == cells.Read(subjects)


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1+cmd|' /C'", "<img src=x>", "{{7*7}}", "-cmd(1)", "|ls"]
)
def test_a_formula_or_markup_is_reported_and_kept_as_text(cell):
    read = cells.read_text(cell)

    assert (read.value, read.blocking) == (cell, True)
    assert read.problem == f"В ячейке «{cell}» знаки формулы или разметки. Замените их обычным текстом."


def test_too_long_a_post_is_reported():
    assert cells.read_text("у" * 200) == cells.Read("у" * 200)
    assert cells.read_text("у" * 201).problem == "Текст длиннее 200 знаков. Сократите его."
    assert cells.read_subjects(",".join(f"предмет {number}" for number in range(40))).blocking


@pytest.mark.parametrize(
    ("cell", "email"),
    [("Olga@School.Example", "olga@school.example"), ("mailto:a@b.ru", "a@b.ru"), ("", ""), ("—", ""), ("нет", "")],
)
def test_an_address_is_read_in_lower_case(cell, email):
    assert cells.read_email(cell) == cells.Read(email)


@pytest.mark.parametrize(
    "cell", ["not-an-email", "a@", "ольга@почта", "a b@c.ru", "<a@b.ru>", "a" * 300 + "@b.ru", ";"]
)
def test_a_wrong_address_keeps_the_row_out(cell):
    read = cells.read_email(cell)

    assert (read.value, read.blocking) == ("", True)
    assert "Исправьте его или очистите ячейку." in read.problem


def test_of_two_addresses_the_first_is_taken_and_told():
    assert cells.read_email("a@b.ru; c@d.ru") == cells.Read(
        "a@b.ru", "В ячейке несколько адресов, записан первый: a@b.ru."
    )


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("+7 914 000-00-02", "+79140000002"), ("89140000003", "+79140000003"), (89140000003.0, "+79140000003"),
        (79140000003.0, "+79140000003"), ("8 (3022) 35-11-01", "+73022351101"), ("+7 (914) 000 00 10", "+79140000010"),
        ("914 000 00 10", "+79140000010"), ("8-914-000-00-06 доб. 12", "+79140000006 доб. 12"), ("", ""), ("нет", ""),
    ],
)  # fmt: skip
def test_a_phone_is_written_in_one_way(cell, phone):
    assert cells.read_phone(cell) == cells.Read(phone)


def test_a_short_phone_is_kept_as_written_and_told():
    read = cells.read_phone("35-11")

    assert (read.value, read.blocking) == ("35-11", False)
    assert read.problem == "Телефон «35-11» записан как есть: в нём не 11 цифр. Проверьте код города."


def test_words_instead_of_a_phone_are_not_kept():
    assert cells.read_phone("звонить мужу") == cells.Read(
        "", "Телефон «звонить мужу» не понят и не записан. Напишите его так: +7 914 000-00-00."
    )


def test_of_two_phones_the_first_is_taken_and_told():
    read = cells.read_phone("89140000003, 89140000004")

    assert read == cells.Read("+79140000003", "В ячейке несколько телефонов, записан первый: +79140000003.")


any_cell = st.one_of(st.text(max_size=300), st.floats(allow_nan=False, allow_infinity=False), st.dates())


@given(any_cell)
def test_any_cell_is_read_or_reported(cell):
    for reader in (
        cells.read_text, cells.read_subjects, cells.read_experience, cells.read_both_experiences, cells.read_category,
        cells.read_sex, cells.read_email, cells.read_phone,
    ):  # fmt: skip
        assert isinstance(reader(cell).problem, str)
    for reader in (cells.read_date, cells.read_birth_date):
        assert isinstance(reader(cell, today=TODAY).problem, str)

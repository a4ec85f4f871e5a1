"""Whole staff lists: the header found, people told from other rows, every fault at its row and column."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.spreadsheets import Sheet, UnreadableFile
from people.kinds import staff_columns
from people.kinds.staff_list import StaffFactRow, StaffList, StaffRow, find_staff_list, read_staff_list
from people.tests import staff_files as files

TODAY = date(2026, 11, 20)
HEADER = ["ФИО", "Должность", "Примечание"]


def read(content: bytes, name: str = "список.xlsx") -> StaffList:
    return read_staff_list(content, name, today=TODAY)


def read_rows(*rows: files.Row, header: files.Row = HEADER, **options) -> StaffList:
    return read(files.xlsx([header, *rows], **options))


def names(listed: StaffList) -> list[str]:
    return [row.full_name for row in listed.rows]


def texts(listed: StaffList) -> list[str]:
    return [problem.text for problem in listed.all_problems()]


EXPECTED = (
    StaffRow(5, "Ветлугина", "Раиса", "Карповна", "f", date(1970, 2, 3), "заведующий", (), 360, "conformity",
             "vetlugina@sad.example", "+78442510017"),
    StaffRow(6, "Ясенева", "Тамара", "Глебовна", "f", date(1980, 6, 7), "старший воспитатель", (), 252, "highest"),
    StaffRow(7, "Мухтаров", "Тимур", "Ильяс оглы", "m", date(1995, 9, 1), "инструктор по физической культуре",
             ("физкультура",), 54, "none", "muhtarov@sad.example", "+79020000077"),
    StaffRow(8, "Стриж", "Лада", "", "f", date(2004, 5, 9), "музыкальный руководитель", ("музыка", "ритмика"), 0,
             "none"),
    StaffRow(9, "Заречная-Холодок", "Инна", "Юрьевна", "f", date(1985, 7, 6), "учитель-логопед", (), 222, "first",
             "zaholodok@sad.example"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.xlsx(files.titled(), merges=["A1:I1", "A2:I2"]), "список.xlsx"),
        (files.xls(files.titled(), merges=[(0, 0, 0, 8)]), "список.xls"),
        (files.ods(files.titled()), "список.ods"),
        (files.csv_file(files.titled()), "список.csv"),
        (files.csv_file(files.titled(), encoding="utf-8-sig", delimiter=","), "список.csv"),
        (files.csv_file(files.titled(), encoding="cp1251"), "список.csv"),
        (files.csv_file(files.titled(), encoding="cp1251", delimiter="\t"), "список.csv"),
    ],
)
def test_a_printed_list_is_read_in_every_format_alike(content, name):
    listed = read(content, name)

    assert listed.rows == EXPECTED
    assert listed.all_problems() == ()
    assert [row.row for row in listed.skipped] == [11, 12]
    assert listed.columns == {
        "Ф.И.О.": "full_name", "Должность": "post", "Предметы": "subjects", "Пед. стаж": "teaching_experience",
        "Категория": "category", "Дата рождения": "birth_date", "Эл. почта": "email", "Телефон": "phone",
    }  # fmt: skip
    assert listed.ignored_columns == ()


def test_every_fault_is_reported_at_its_row_and_column_and_nothing_is_lost():
    listed = read(files.xlsx([files.FAULTY_HEADER, *files.FAULTY]))

    assert [(problem.row, problem.column) for problem in listed.all_problems()] == files.EXPECTED_FAULTS
    assert [row.row for row in listed.rows] == list(range(2, 17))
    assert all(problem.text.endswith(".") for problem in listed.all_problems())
    assert [row.row for row in listed.rows if not row.is_faulty] == []
    assert listed.rows[5].family_name == "<script>alert(1)</script>"
    assert listed.rows[6].post == "=cmd|' /C calc'!A0"


def test_three_columns_of_names_are_read():
    header = ["Фамилия", "Имя", "Отчество", "Должность"]

    listed = read_rows(["КЕДРИНА", "Ольга", "Львовна", "учитель"], ["Стриж", "Лада", "", "учитель"], header=header)

    assert names(listed) == ["Кедрина Ольга Львовна", "Стриж Лада"]
    assert listed.all_problems() == ()


def test_a_name_and_patronymic_in_one_column_are_taken_apart():
    header = ["Фамилия", "Имя, отчество", "Должность"]

    listed = read_rows(["Кедрина", "Ольга Львовна", "у"], ["Пак", "Ын Хи", "у"], header=header)

    assert [(row.given_name, row.patronymic) for row in listed.rows] == [("Ольга", "Львовна"), ("Ын Хи", "")]


def test_a_part_of_a_name_that_is_missing_or_wrong_is_reported_at_its_own_column():
    header = ["Фамилия", "Имя", "Отчество", "Должность"]

    listed = read_rows(
        ["Кедрина", "", "Львовна", "у"], ["", "Ия", "", "у"], ["Дуб", "Ия", "Льв0вна", "у"], header=header
    )

    assert [(problem.row, problem.column) for problem in listed.all_problems()] == [
        (2, "B «Имя»"), (3, "A «Фамилия»"), (4, "C «Отчество»"),
    ]  # fmt: skip
    assert all(row.is_faulty for row in listed.rows)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Ф.И.О.", "full_name"), ("ФИО", "full_name"), ("Ф. И. О. педагога", "full_name"), ("Сотрудник", "full_name"),
        ("Фамилия, имя, отчество", "full_name"), ("Фамилия Имя Отчество (при наличии)", "full_name"),
        ("Фамилия, и.о.", "full_name"), ("Фамилия", "family_name"), ("ИМЯ", "given_name"),
        ("Отчество (при наличии)", "patronymic"), ("№", "number"), ("№ п/п", "number"), ("№\nп/п", "number"),
        ("п/п", "number"), ("Дата рождения", "birth_date"), ("Год рождения", "birth_date"), ("Д.р.", "birth_date"),
        ("Число, месяц, год рождения", "birth_date"), ("Должность", "post"), ("должность по ШР", "post"),
        ("Занимаемая должность", "post"), ("Предмет", "subjects"), ("Предмет(ы)", "subjects"),
        ("Преподаваемые дисциплины", "subjects"), ("Педагогический стаж", "teaching_experience"),
        ("Пед. стаж", "teaching_experience"), ("Стаж педагогической работы", "teaching_experience"),
        ("Стаж", "teaching_experience"), ("стаж (лет)", "teaching_experience"), ("Стаж работы", "teaching_experience"),
        ("Стаж работы по специальности", "teaching_experience"), ("Общий стаж", "total_experience"),
        ("Общий трудовой стаж", "total_experience"), ("Стаж общий/педагогический", "both_experiences"),
        ("Категория", "category"), ("Квалификационная категория", "category"), ("кв. категория", "category"),
        ("Эл. почта", "email"), ("Электронная почта", "email"), ("E-mail", "email"), ("е-mail", "email"),
        ("Почта", "email"),
        ("Телефон", "phone"), ("Контактный телефон", "phone"), ("Тел.", "phone"), ("Дата приёма", "hired_on"),
        ("Дата приема на работу", "hired_on"), ("В должности с", "hired_on"), ("Пол", "sex"), ("Примечание", "note"),
        ("Состояние", "note"),
        ("Сведения о продолжительности опыта (лет) работы в профессиональной сфере", "teaching_experience"),
        ("Дата увольнения", "left_on"), ("Имя, отчество", "given_name"), ("Стаж в данной должности", None),
        ("Дата присвоения категории", None), ("Срок действия категории", None),
        ("Почтовый адрес", None), ("Место рождения", None), ("Образование", None), ("Табельный номер", None),
        ("Нагрузка", None), ("Классное руководство", None), ("", None), ("ф" * 400, None),
    ],
)  # fmt: skip
def test_a_header_is_recognised_under_the_names_schools_use(header, field):
    assert staff_columns.recognise(header)[0] == field


def test_columns_that_are_not_used_are_named():
    header = ["№", "Таб. номер", "ФИО", "Общий стаж", "Пед. стаж", "Стаж по специальности", "Должность", "Нагрузка"]

    listed = read_rows([1, 17, "Стриж Лада", 9, 5, 7, "учитель", 18], header=header)

    assert listed.ignored_columns == ("Таб. номер", "Общий стаж", "Стаж по специальности", "Нагрузка")
    assert listed.rows[0].teaching_experience_months == 60


def test_without_a_better_column_the_experience_in_the_speciality_is_taken():
    listed = read_rows(["Стриж Лада", 7, "учитель"], header=["ФИО", "Стаж по специальности", "Должность"])

    assert listed.rows[0].teaching_experience_months == 84


def test_a_header_of_two_levels_is_joined():
    rows = [
        ["№", "Работник", None, None, "Должность", "Стаж", None],
        [None, "Фамилия", "Имя", "Отчество", None, "общий", "педагогический"],
        [1, 2, 3, 4, 5, 6, 7],
        [1, "Кедрина", "Ольга", "Львовна", "учитель", 20, 18],
    ]
    merged = read(files.xlsx(rows, merges=["A1:A2", "B1:D1", "E1:E2", "F1:G1"]))
    plain = read(files.csv_file([[cell or "" for cell in row] for row in rows]), "a.csv")

    for listed in (merged, plain):
        assert names(listed) == ["Кедрина Ольга Львовна"]
        assert listed.rows[0].teaching_experience_months == 216
        assert listed.ignored_columns == ("Стаж общий",)


def test_rows_that_are_no_people_are_skipped_and_shown():
    listed = read_rows(
        ["Администрация", "", ""],
        ["Стриж Лада", "директор", ""],
        ["Учителя начальных классов"],
        ["", "", ""],
        ["ФИО", "Должность", "Примечание"],
        ["Кедрина Ольга Львовна", "учитель", ""],
        ["Вакансия", "учитель", ""],
        ["Всего педагогов: 2", "", ""],
        ["Исполнитель: Кедрина О.Л., тел. 00-00", "", ""],
        ["Директор школы", "________", "Л. Стриж"],
        merges=["A4:C4"],
    )

    assert names(listed) == ["Стриж Лада", "Кедрина Ольга Львовна"]
    assert [row.row for row in listed.skipped] == [2, 4, 6, 8, 9, 10, 11]
    assert listed.skipped[1].text == "Учителя начальных классов"
    assert listed.all_problems() == ()


def test_a_row_numbered_in_advance_is_blank():
    listed = read_rows([1, "Стриж Лада", "учитель"], [2, "", ""], header=["№", "ФИО", "Должность"])

    assert names(listed) == ["Стриж Лада"]
    assert listed.skipped == ()


def test_a_list_of_names_alone_is_read():
    listed = read_rows(["Стриж Лада"], ["КЕДРИНА ОЛЬГА ЛЬВОВНА"], ["Учителя физики"], header=["ФИО"])

    assert names(listed) == ["Стриж Лада", "Кедрина Ольга Львовна"]
    assert texts(listed) == [
        "Нет столбца «Должность», поэтому должности не записаны. Добавьте столбец, если они нужны."
    ]


def test_a_post_merged_downwards_belongs_to_each_of_its_rows():
    listed = read_rows(["Стриж Лада", "учитель"], ["Дуб Лев", None], ["Кедрина Ольга", "логопед"], merges=["B2:B3"])

    assert [row.post for row in listed.rows] == ["учитель", "учитель", "логопед"]


def test_the_second_line_of_a_merged_name_is_told_and_makes_no_second_person():
    listed = read_rows(["Стриж Лада", "учитель"], [None, "логопед"], merges=["A2:A3"])

    assert names(listed) == ["Стриж Лада"]
    (problem,) = listed.problems
    assert (problem.row, problem.column, problem.blocking) == (3, "A «ФИО»", False)
    assert problem.text.startswith("Имя объединено со строкой 2, поэтому эта строка не прочитана.")


def test_the_first_sheet_with_a_staff_header_is_read_and_the_others_are_named():
    content = files.xlsx(
        [["Пояснения"]], sheet="Титул", Педагоги=[HEADER, ["Стриж Лада", "учитель"]], Прочие=[HEADER, ["Дуб Лев", ""]]
    )

    listed = read(content)

    assert (listed.sheet, names(listed)) == ("Педагоги", ["Стриж Лада"])
    assert texts(listed) == [
        "Списки есть и на других листах: «Прочие». Они не прочитаны: загрузите каждый отдельным файлом."
    ]


def test_namesakes_born_on_different_days_are_two_people():
    header = ["ФИО", "Должность", "Дата рождения"]
    first, second = ["Дуб Лев Ильич", "учитель", "01.02.1980"], ["Дуб Лев Ильич", "учитель", "01.02.1998"]

    assert read_rows(first, second, header=header).all_problems() == ()


@pytest.mark.parametrize(
    ("first", "second"), [("01.02.1980", "01.02.1980"), ("", ""), ("01.02.1980", ""), ("", "01.02.1980")]
)
def test_the_same_person_twice_is_reported_at_the_later_row(first, second):
    header = ["ФИО", "Должность", "Дата рождения"]

    listed = read_rows(["Пчёлкин Лев", "учитель", first], ["ПЧЕЛКИН ЛЕВ", "логопед", second], header=header)

    assert [row.is_faulty for row in listed.rows] == [False, True]
    assert texts(listed) == [
        "Такой человек уже есть в строке 2. Уберите лишнюю строку, "
        "а если это полные тёзки, впишите обоим дату рождения."
    ]


def test_one_mailbox_for_two_people_is_told_and_does_not_keep_them_out():
    listed = read_rows(
        ["Дуб Лев", "у", "sad@a.ru"], ["Стриж Лада", "у", "SAD@a.ru"], header=["ФИО", "Должность", "Почта"]
    )

    assert not any(row.is_faulty for row in listed.rows)
    assert [(problem.row, problem.column, problem.text) for problem in listed.all_problems()] == [
        (3, "C «Почта»", "Такая же почта в строке 2. Оставьте её одному человеку: по ней входят в систему.")
    ]


@pytest.mark.parametrize(("experience", "faulty"), [(26, False), (27, True)])
def test_experience_may_not_begin_before_the_age_of_14(experience, faulty):
    """Born on 20 November 1986: 40 today, so at most 26 years."""
    listed = read_rows(["Дуб Лев", "у", experience, "20.11.1986"], header=["ФИО", "Должность", "Стаж", "Дата рождения"])

    assert listed.rows[0].is_faulty is faulty
    assert texts(listed) == ["Стаж 27 при возрасте 40 невозможен. Исправьте стаж или дату рождения."] * faulty


@pytest.mark.parametrize(("teaching", "told"), [("10", False), ("10 лет 11 мес.", False), ("11", True)])
def test_teaching_longer_than_working_is_told(teaching, told):
    listed = read_rows(["Дуб Лев", "у", 10, teaching], header=["ФИО", "Должность", "Общий стаж", "Пед. стаж"])

    assert texts(listed) == ["Педагогический стаж больше общего. Проверьте оба."] * told
    assert not listed.rows[0].is_faulty


def test_a_fact_is_found_in_a_note_beside_the_name_and_above_the_row():
    listed = read_rows(
        ["Ель Ия", "учитель", "уволена с 31.08.2026"],
        ["Стриж Лада (декрет)", "учитель"],
        ["Уволенные в 2026 году"],
        ["Дуб Лев", "учитель"],
        ["Администрация"],
        ["Ива Ия", "директор"],
    )

    assert [(row.family_name, row.fact) for row in listed.rows] == [
        ("Ель", StaffFactRow("left", date(2026, 8, 31))),
        ("Стриж", StaffFactRow("on_leave")),
        ("Дуб", StaffFactRow("left")),
        ("Ива", None),
    ]
    assert texts(listed) == ["Слова в скобках не вошли в имя: «декрет»."]


def test_a_column_of_dates_of_leaving_is_believed_more_than_a_note():
    header = ["ФИО", "Должность", "Состояние", "Дата увольнения"]

    listed = read_rows(["Дуб Лев", "у", "в декрете", "31.08.2026"], ["Ива Ия", "у", "в декрете", ""], header=header)

    assert [row.fact for row in listed.rows] == [StaffFactRow("left", date(2026, 8, 31)), StaffFactRow("on_leave")]


def test_a_column_for_signatures_and_a_total_in_a_note_take_nobody_out():
    header = ["№", "ФИО", "Должность", "Подпись", "Нагрузка"]

    listed = read_rows(
        [1, "Дуб Лев Ильич", "учитель", "______ (подпись)", ""],
        [2, "Ива Ия", "учитель", "_____", "Всего 18 часов"],
        ["Директор школы", "Стриж Лада", "", "", ""],
        header=header,
    )

    assert names(listed) == ["Дуб Лев Ильич", "Ива Ия"]
    assert [row.text for row in listed.skipped] == ["Директор школы Стриж Лада"]


def test_a_column_of_sex_is_believed_more_than_the_patronymic():
    listed = read_rows(["Стриж Саша", "у", "ж"], ["Дуб Лев Ильич", "у", ""], header=["ФИО", "Должность", "Пол"])

    assert [row.sex for row in listed.rows] == ["f", "m"]


def test_a_missing_post_is_told_and_does_not_keep_the_row_out():
    listed = read_rows(["Стриж Лада", "", "5 «А»"])

    assert texts(listed) == ["Не указана должность."]
    assert not listed.rows[0].is_faulty


@pytest.mark.parametrize(
    "rows", [[["Отчёт о погоде"], ["вторник", "дождь"]], [["Фамилия", "a"], ["a", "b"]], [["Стриж Лада", "учитель"]]]
)
def test_a_table_without_a_staff_header_is_answered_with_what_is_needed(rows):
    with pytest.raises(UnreadableFile, match=r"Не нашли строку с названиями столбцов\. Нужен столбец «ФИО»"):
        read(files.xlsx(rows))


def test_a_title_that_begins_like_a_header_is_passed_over():
    listed = read_rows(
        ["№", "Сотрудник", "Должность"], [1, "Стриж Лада", "учитель"], header=["ФИО педагогов школы № 5"]
    )

    assert (names(listed), listed.rows[0].row) == (["Стриж Лада"], 3)


def test_a_header_without_people_is_answered():
    with pytest.raises(UnreadableFile, match=r"Под названиями столбцов нет ни одной строки с человеком\."):
        read_rows(["Итого: 0"])


def test_a_row_survives_the_way_through_json():
    for row in read(files.xlsx([files.FAULTY_HEADER, *files.FAULTY])).rows + EXPECTED:
        assert StaffRow.from_json(row.to_json()) == row
    fact = StaffRow(2, "Стриж", "Лада", fact=StaffFactRow("left", date(2026, 8, 31)), hired_on=date(2020, 9, 1))
    assert StaffRow.from_json(fact.to_json()) == fact


cells = st.one_of(
    st.text(max_size=40), st.sampled_from(["ФИО", "Стаж", "Итого", "Дуб Лев", "декрет"]), st.floats(-9, 9e4)
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(cells, max_size=5).map(tuple), max_size=8))
def test_any_rows_are_read_or_refused(rows):
    grid = (("ФИО", "Должность", "Дата рождения", "Стаж", "Почта"), *rows)
    try:
        listed = find_staff_list([Sheet("a", grid)], today=TODAY)
    except UnreadableFile:
        return
    assert all(row.is_faulty or (row.family_name and row.given_name) for row in listed.rows)

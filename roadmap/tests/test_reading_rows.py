"""What single rows, heads and cells of real files look like, and what they mean."""

from datetime import date

import docx
import pytest
from docx.oxml import OxmlElement

from roadmap.rules.plan import Plan
from roadmap.rules.reading import read_pasted, read_plan
from roadmap.rules.reading.caption import order_in, span_in, title_at, without_stamp
from roadmap.rules.reading.heads import name_of
from roadmap.rules.reading.items import items_of, points
from roadmap.rules.reading.people import people_in
from roadmap.tests.files import saved

HEAD = "№\tМероприятие\tСроки\tОтветственный"


def pasted(*rows: str) -> Plan:
    return read_pasted("\n".join(("Дорожная карта наставничества на 2022-2023 учебный год", *rows)))


def outline(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(stage.title, [activity.text for activity in stage.activities]) for stage in plan.stages]


@pytest.mark.parametrize(
    ("title", "holds"),
    [
        ("№ п/п", "number"),
        ("№ этапа", "number"),
        ("Этап", "stage"),
        ("Наименование этапа", "stage"),
        ("Длительность этапа", "deadline"),
        ("Содержание этапа", "activity"),
        ("Содержание деятельности и примерный план мероприятий", "activity"),
        ("Сроки исполнения", "deadline"),
        ("Дата начала", "starts"),
        ("Дата окончания", "ends"),
        ("Исполнители", "responsible"),
        ("Ответственный за исполнение мероприятия", "responsible"),
        ("Ожидаемый результат", "result"),
        ("Вид документа", "document"),
        ("Инструментарий (документы для этапа):", "document"),
        ("На этом этапе важно:", "note"),
        ("Наименование", "name"),
        ("Класс", ""),
    ],
)
def test_columns_are_known_by_the_names_schools_give(title, holds):
    assert name_of(title) == holds


def test_columns_stand_in_any_order():
    plan = pasted("Ответственный\tСрок\tНаименование мероприятия\t№", "Куратор\tмай 2023\tКруглый стол\t1")
    activity = plan.stages[0].activities[0]

    assert (activity.number, activity.text, activity.deadline, activity.responsible) == (
        "1",
        "Круглый стол",
        "май 2023",
        ["Куратор"],
    )
    assert [column.holds for column in plan.columns] == ["responsible", "deadline", "activity", "number"]


def test_roman_numbers_open_stages_and_arabic_ones_sections():
    plan = pasted(
        HEAD,
        "I. Подготовка",
        "1. Документы",
        "1.1\tПриказ\tсентябрь 2022\tДиректор",
        "2. Люди",
        "2.1\tВстреча\tоктябрь 2022\tКуратор",
        "II. Итоги",
        "3. Праздник",
        "3.1\tКруглый стол\tмай 2023\tКуратор",
    )

    assert outline(plan) == [("Подготовка", ["Приказ", "Встреча"]), ("Итоги", ["Круглый стол"])]
    assert [activity.section for activity in plan.stages[0].activities] == ["1. Документы", "2. Люди"]


def test_the_number_in_a_heading_is_right_where_its_cell_is_wrong():
    plan = pasted(
        HEAD,
        "1. Начало\t\t\t",
        "1.1.\tПриказ\tсентябрь 2022\tДиректор",
        "4.1.\t2. Освещение\t\t",
        "2.1.\tНовости\tоктябрь 2022\tКуратор",
    )

    assert [(stage.number, stage.title) for stage in plan.stages] == [("1.", "Начало"), ("2.", "Освещение")]


def test_a_row_without_a_term_is_an_activity_and_takes_the_term_above():
    plan = pasted(
        HEAD, "1\tПриказ\tсентябрь 2022\tДиректор", "2\tРассылка приказа\t\t", "3\tВстреча\tмай 2023\tКуратор"
    )

    assert outline(plan) == [("Мероприятия", ["Приказ", "Рассылка приказа", "Встреча"])]
    assert plan.stages[0].activities[1].deadlines == plan.stages[0].activities[0].deadlines
    assert plan.stages[0].activities[1].doubts == ["Срок не указан, взят из строки выше."]


def test_rows_cut_into_lines_are_one_row():
    plan = pasted(
        "№\tЭтапы\tМероприятия\tСроки\tОтветственный",
        "1\tПодготовка условий\t1. Изучение материалов\tСентябрь -\tАдминистрация",
        "\tдля программы\tпо наставничеству:\tноябрь\tДОО",
        "\tнаставничества\t- изучение рекомендаций.\tежегодно\t",
        "\t\t2. Подготовка приказа.\t\t",
        "2\tИтоги\t1. Круглый стол.\tМай ежегодно\tАдминистрация ДОО",
    )
    first = plan.stages[0]

    assert first.title == "Подготовка условий для программы наставничества"
    assert first.activities[0].text == "Изучение материалов по наставничеству:\n- изучение рекомендаций."
    assert first.activities[0].deadline == "Сентябрь - ноябрь ежегодно"
    assert first.activities[0].responsible == ["Администрация ДОО"]
    assert [activity.text for activity in first.activities[1:]] == ["Подготовка приказа."]


def test_a_stamp_inside_a_cell_gives_no_dates():
    stamp = "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ Владелец: А. А. Лугова Действителен: с 01.10.2022 до 25.12.2023"

    assert without_stamp(f"{stamp}\nМай 2023") == "Май 2023"
    assert pasted(HEAD, f"1\tВстреча\tмай 2023 {stamp}\tКуратор").stages[0].activities[0].deadline == "май 2023"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1) Сбор. 2) Анализ данных.", [("1)", "Сбор."), ("2)", "Анализ данных.")]),
        ("1Составление пар. 2. Приказ.", [("1", "Составление пар."), ("2.", "Приказ.")]),
        ("– приказ «О парах»;– положение;", [("", "приказ «О парах»;"), ("", "положение;")]),
        ("1. Обучение: - памятки; - занятия", [("1.", "Обучение:\n- памятки;\n- занятия")]),
        (
            "Изучение приказа от 29 декабря 2012 г. № 273. Его п. 5. Положения",
            [("", "Изучение приказа от 29 декабря 2012 г. № 273. Его п. 5. Положения")],
        ),
        ("Встреча с\nродителями", [("", "Встреча с родителями")]),
        ("Встреча.\nСеминар.", [("", "Встреча."), ("", "Семинар.")]),
    ],
)
def test_a_cell_is_cut_into_what_it_lists(cell, items):
    found, _ = items_of(cell)

    assert [(item.number, item.whole) for item in found] == items


def test_documents_are_listed_one_by_one_even_behind_a_bracket_that_nobody_closed():
    cell = "- приказ (положение, карта; - Положение (до 2024 года) - программы (1 год); -"

    assert points(cell) == ["приказ (положение, карта;", "Положение (до 2024 года)", "программы (1 год);"]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (
            "Лугова А.А., директор, наставники, Сомова Е.В., завуч",
            ["Лугова А.А., директор", "наставники", "Сомова Е.В., завуч"],
        ),
        ("Директор школы; зам. Директора по УМР, ВР", ["Директор школы", "зам. Директора по УМР, ВР"]),
        ("Администрация ДОО Наставники", ["Администрация ДОО", "Наставники"]),
        ("Директор школы,\nруководитель группы", ["Директор школы", "руководитель группы"]),
        ("", []),
    ],
)
def test_each_responsible_person_or_role_is_one(cell, people):
    assert people_in(cell) == people


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["Приложение 2", "к приказу от 20 апреля 2022 года", "№70-ОД"], ("70-ОД", date(2022, 4, 20))),
        (["приложение к приказу", "№ 470-п - от 01.09.2022"], ("470-п", date(2022, 9, 1))),
        (["УТВЕРЖДЕНО", "приказом директора № 41 – ОД от «05» мая 2023 г."], ("41-ОД", date(2023, 5, 5))),
        (["к Положению о наставничестве"], ("", None)),
        (["к приказу № 7 от 45.13.2022"], ("7", None)),
    ],
)
def test_the_order_is_read_from_the_grif(lines, order):
    assert order_in(lines) == order


@pytest.mark.parametrize(
    ("title", "span"),
    [
        ("План на 2022-2023 учебный год", (date(2022, 9, 1), date(2023, 8, 31))),
        ("План на 2022/23 уч. год", (date(2022, 9, 1), date(2023, 8, 31))),
        ("Дорожная карта на 2022-2025 учебные годы", (date(2022, 9, 1), date(2025, 8, 31))),
        ("Дорожная карта в 2022 -2024 гг.", (date(2022, 1, 1), date(2024, 12, 31))),
        ("План на 2023 год", (date(2023, 1, 1), date(2023, 12, 31))),
        ("План: сентябрь 2022 – май 2024 года", (date(2022, 9, 1), date(2024, 5, 31))),
        ("Дорожная карта гимназии № 30", None),
        ("Дорожная карта в 2024-2022 гг.", None),
    ],
)
def test_the_years_are_read_from_the_title(title, span):
    assert span_in(title) == span


def test_the_title_may_take_several_lines_and_stands_below_the_grifs():
    lines = [
        "Утверждаю: директор",
        "План работы библиотеки",
        "протокол № 2",
        "ДОРОЖНАЯ КАРТА",
        "внедрения модели",
        "Цель: помочь",
    ]

    assert title_at(lines) == ("ДОРОЖНАЯ КАРТА внедрения модели", 3)


def test_a_stage_and_its_task_with_result():
    plan = pasted(
        HEAD,
        "1\tПодготовка\t\t",
        "\tЗадача: рассказать всем. Результат: все знают\t\t",
        "1.1\tВстреча\tмай 2023\tКуратор",
    )
    stage = plan.stages[0]

    assert (stage.number, stage.title, stage.task, stage.result) == ("1", "Подготовка", "рассказать всем.", "все знают")


def test_numbers_that_word_counts_itself_are_numbers():
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Этап", "Мероприятия", "Сроки"), strict=True):
        cell.text = text
    stage, activities, term = table.rows[1].cells
    stage.text, term.text = "Подготовка", "май 2023"
    activities.paragraphs[0].text, activities.paragraphs[0].style = "Сбор запросов", "List Number"
    activities.add_paragraph("опрос", style="List Bullet")
    activities.add_paragraph("Приказ", style="List Number")

    assert outline(read_plan(saved(document), "план.docx")) == [("Подготовка", ["Сбор запросов\n- опрос", "Приказ"])]


def test_a_deleted_revision_is_not_read_and_an_inserted_one_is():
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ("Мероприятия", "Сроки", "Встреча", ""), strict=True
    ):
        cell.text = text
    paragraph = table.rows[1].cells[1].paragraphs[0]
    for tag, text in (("w:del", "май 2022"), ("w:ins", "май 2023")):
        change, run = OxmlElement(tag), paragraph.add_run(text)
        change.append(run._r)
        paragraph._p.append(change)

    assert read_plan(saved(document), "план.docx").stages[0].activities[0].deadline == "май 2023"

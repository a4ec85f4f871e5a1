"""The work: the program composed, agreed and approved; meetings and their replies; the plan done; the end."""

from datetime import date

from tests.journey.autumn import HARD
from tests.journey.pairing import open_pair
from tests.journey.school import MENTEE, MENTOR
from tests.journey.visitor import Visitor

EXTRA = "Посещение урока наставника в 7 классе"


def compose(author: Visitor, today: date) -> None:
    """The plan is proposed from the needs; one item more is added."""
    open_pair(author)
    author.click("Составить программу")
    author.sees("План будет предложен из затруднений", HARD.lower())
    author.fill("Срок, месяцев", 3)
    author.click("Создать проект программы")
    author.sees("Проект программы создан")
    author.click("Добавить мероприятие")
    author.fill("Содержание", EXTRA)
    author.choose("Форма", "посещение урока с разбором")
    author.fill("Срок", today)
    author.fill("Ожидаемый результат", "Разбор приёмов формирующего оценивания")
    author.click("Добавить в план")
    author.sees(EXTRA)


def open_program(visitor: Visitor) -> None:
    visitor.section("Программы и встречи")
    visitor.page.locator("td a").first.click()
    visitor.page.wait_for_url("**/programs/*/")


def agree_on_paper(curator: Visitor, today: date) -> None:
    curator.click("Внести согласия с бумаги")
    curator.tick(MENTOR)
    curator.tick(MENTEE)
    curator.fill("Дата на бумаге", today)
    curator.click("Внести согласия")
    curator.sees("Согласия внесены с бумаги")


def approve_on_paper(curator: Visitor, today: date) -> None:
    curator.click("Утверждена на бумаге")
    curator.fill("Дата на бумаге", today)
    curator.click("Отметить утверждённой")
    curator.sees("Программа выполняется")


def meetings_on_paper(curator: Visitor, today: date) -> None:
    """Two rows of the paper journal, signed by the mentee."""
    curator.click("Внести встречи с бумаги")
    for row, kind, minutes in ((1, "первая организационная", 45), (2, "рабочая", 60)):
        curator.fill(f"Дата, строка {row}", today)
        curator.choose(f"Вид, строка {row}", kind)
        curator.fill(f"Минут, строка {row}", minutes)
    curator.tick("В журнале есть подписи наставляемых")
    curator.click("Внести встречи")


def plan_done_on_paper(curator: Visitor, today: date) -> None:
    open_program(curator)
    curator.click("Внести отметки с бумаги")
    curator.fill("Дата на бумаге", today)
    for box in curator.main.get_by_role("checkbox").all():
        box.check()
    curator.click("Внести отметки")
    curator.sees("Отметки о выполнении внесены с бумаги")


def complete(visitor: Visitor, today: date) -> None:
    visitor.click("Завершить программу")
    visitor.fill("Дата завершения", today)
    visitor.click("Завершить программу")
    visitor.sees("Программа завершена")


def end_pair(curator: Visitor, today: date) -> None:
    open_pair(curator)
    curator.click("Завершить пару")
    curator.tick("завершение плана")
    curator.fill("Последний день работы", today)
    curator.click("Завершить")
    curator.sees("Пара завершена")

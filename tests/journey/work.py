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
    visitor.press(visitor.main.locator("tbody a").first)


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


def agree(participant: Visitor) -> None:
    participant.open("/")
    participant.click("Согласовать")
    participant.sees(EXTRA)
    participant.click("Согласовать")
    participant.sees("Вы согласовали программу")


def send(visitor: Visitor) -> None:
    open_program(visitor)
    visitor.click("Отправить руководителю")
    visitor.sees("Программа отправлена руководителю")


def approve(director: Visitor) -> None:
    director.open("/")
    director.click("Открыть")
    director.sees(EXTRA)
    director.click("Утвердить")
    director.sees("Программа утверждена")


def log_meeting(mentor: Visitor, minutes: int) -> None:
    """From the home page: length, topic, done. Day and kind are proposed."""
    mentor.open("/")
    mentor.click("Внести встречу")
    mentor.main.get_by_text(str(minutes), exact=True).click()
    mentor.choose("Тема", HARD.lower())
    mentor.click("Внести встречу")
    mentor.sees("Встреча внесена")


def confirm_meeting(mentee: Visitor) -> None:
    mentee.open("/")
    mentee.click("Подтвердить")
    mentee.click("Подтвердить")
    mentee.sees("Вы подтвердили встречу")


def object_to_meeting(mentee: Visitor, why: str) -> None:
    mentee.open("/")
    mentee.click("Подтвердить")
    mentee.click("Возразить")
    mentee.fill("Что не так", why)
    mentee.click("Отправить возражение")
    mentee.sees("Возражение отправлено")


def correct_meeting(mentor: Visitor, why: str) -> None:
    """The home page leads to the meeting; the corrected record is asked about again."""
    mentor.open("/")
    mentor.click("Наставляемый возразил")
    mentor.sees(why)
    mentor.click("Исправить")
    mentor.main.get_by_text("60", exact=True).click()
    mentor.click("Сохранить")
    mentor.sees("Запись исправлена", "60 минут")


def plan_done(mentor: Visitor) -> None:
    open_program(mentor)
    while mentor.offers_button("Выполнено"):
        mentor.click("Выполнено")
        mentor.sees("Мероприятие отмечено выполненным")

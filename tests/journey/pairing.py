"""The pair: proposed from suitable mentors, agreed, put in an order; the order drafted, signed, registered, known."""

from datetime import date

from tests.journey.autumn import HARD
from tests.journey.school import MENTEE, MENTOR
from tests.journey.visitor import Visitor

IN_ORDER = (
    "О закреплении наставнических пар",
    "ПРИКАЗЫВАЮ",
    "Основание: письменные согласия Тарасовой Л. Н. от 12.10.2026, Жильцова Е. Д. от 12.10.2026.",
    "А. И. Белозёров",
    "(МБОУ СШ № 7)",
)


def propose(curator: Visitor) -> None:
    curator.section("Пары")
    curator.click("Новая пара или группа")
    curator.tick(MENTEE)
    curator.click("Подобрать наставника")
    curator.sees("Подходящие наставники", MENTOR, HARD.lower())
    curator.click("Предложить")
    curator.sees(MENTOR, MENTEE)
    curator.click("Предложить участникам")
    curator.sees("Пара предложена")


def open_pair(visitor: Visitor) -> None:
    visitor.section("Пары")
    visitor.press(visitor.main.locator("tbody a").first)


def agree_on_paper(curator: Visitor, today: date) -> None:
    """Both signed one sheet; the curator ticks both."""
    curator.section("Пары")
    curator.click("Внести ответы с бумаги")
    curator.tick(MENTOR)
    curator.tick(MENTEE)
    curator.fill("Дата на бумаге", today)
    curator.click("Внести ответы")
    curator.sees("Ответы внесены с бумаги", "внесено с бумаги")


def draft_order(curator: Visitor) -> None:
    curator.section("Пары")
    curator.click("Подготовить приказ о закреплении")
    curator.click("Подготовить проект приказа")
    curator.sees("Проект приказа готов", "согласия Тарасовой Л. Н. от", MENTEE, "учитель математики")


def sign_on_paper(curator: Visitor, number: str, today: date) -> None:
    """The printed sheet came back signed; then its number and date from the journal."""
    curator.click("Отметить подписанным")
    curator.fill("Когда подписан", today)
    curator.click("Отметить подписанным")
    curator.sees("Подпись отмечена")
    curator.click("Зарегистрировать")
    register(curator, number, today)


def register(registrar: Visitor, number: str, today: date) -> None:
    registrar.fill("Номер", number)
    registrar.fill("Дата приказа", today)
    registrar.click("Зарегистрировать")
    registrar.sees("Приказ вступил в силу", f"№ {number} от {today:%d.%m.%Y}")


def read_order(reader: Visitor, number: str, today: date) -> None:
    """The printed order: names in their case, number and date."""
    printed = reader.paper("PDF")
    for words in (*IN_ORDER, f"№ {number}", f"{today:%d.%m.%Y}"):
        assert words in printed, f"No «{words}» in\n{printed}"


def acquaint_on_paper(curator: Visitor, today: date) -> None:
    curator.click("Внести с бумаги", within="Ознакомление")
    curator.tick(MENTOR)
    curator.tick(MENTEE)
    curator.fill("Дата ознакомления", today)
    curator.click("Внести")
    curator.sees("Внесено с бумаги: ознакомлены 2.")


def answer(participant: Visitor) -> None:
    """On a phone, from the home page."""
    participant.open("/")
    participant.click("Ответить")
    participant.click("Согласиться")
    participant.sees("Спасибо, согласие записано.")


def send(curator: Visitor) -> None:
    curator.click("Отправить руководителю")
    curator.sees("Приказ отправлен руководителю. Он увидит его на главной странице.")


def send_back(director: Visitor, remark: str, about_item: str) -> None:
    """On the whole, and at the second item."""
    director.open("/")
    director.click("Открыть")
    director.click("Вернуть с замечанием")
    director.fill("Что изменить", remark)
    director.fill("Замечание к пункту 2", about_item)
    director.click("Вернуть куратору")
    director.sees("Приказ возвращён")


def mend(curator: Visitor, remark: str, about_item: str, preamble: str) -> None:
    """The remarks are on the page, one at its item; the words that stood there are kept."""
    curator.open("/")
    curator.click("Исправить")
    curator.sees(f"Замечание: {about_item}")
    assert curator.field("Контроль").input_value() == "Контроль за исполнением приказа оставляю за собой."
    curator.fill("Преамбула", preamble)
    curator.click("Сохранить проект")
    curator.sees(remark, about_item, preamble)


def approve(director: Visitor, password: str) -> None:
    """In the queue, with the document in view; the password is asked again."""
    director.section("Приказы")
    director.click("На утверждение: 1")
    director.sees("ПРИКАЗЫВАЮ:")
    director.fill("Ваш пароль", password)
    director.click("Утвердить")
    director.sees("Приказ утверждён. Он вступит в силу", "На утверждение ничего нет")


def acquaint(participant: Visitor, number: str) -> None:
    participant.open("/")
    participant.click("Ознакомьтесь с приказом")
    participant.sees(f"№ {number}")
    participant.click("Ознакомлен")
    participant.sees("Отмечено: вы ознакомлены с приказом.")

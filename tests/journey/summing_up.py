"""Rounds of questionnaires and the annual report."""

from datetime import date

from playwright.sync_api import Locator

from tests.journey.visitor import Visitor


def start_round(curator: Visitor, questionnaire: str, audience: str, title: str) -> None:
    curator.section("Анкетирование")
    curator.click("Новое анкетирование")
    curator.choose("Анкета", questionnaire)
    curator.fill("Название", title)
    curator.choose("Кому", audience)
    curator.click("Подготовить")
    curator.click("Открыть анкетирование")
    curator.sees("Анкетирование открыто")


def answer_all(visitor: Visitor) -> None:
    """The first answer of every question, eight on every scale."""
    for group in visitor.main.locator("fieldset.question").all():
        option(group).check()


def option(group: Locator) -> Locator:
    eight = group.locator("input[value='8']")
    return eight if eight.count() == 1 and group.locator("input").count() == 10 else group.locator("input").first


def record_answers(curator: Visitor, title: str, person: str, today: date) -> None:
    """The paper form of one person."""
    curator.section("Анкетирование")
    curator.click(title)
    curator.click("Внести с бумаги")
    answer_all(curator)
    curator.choose("Кто отвечал", person)
    curator.fill("Дата на бумаге", today)
    curator.click("Внести")
    curator.sees("Анкета внесена с бумаги", "1 из 1")


def fill_half(visitor: Visitor) -> None:
    """Interrupted after the first question; what was answered is there the next time."""
    visitor.open("/")
    visitor.click("Заполнить")
    visitor.sees("ваши ответы увидят")
    first = option(visitor.main.locator("fieldset.question").first)
    first.check()
    visitor.click("Сохранить и продолжить позже")
    visitor.sees("Ответы сохранены")
    visitor.open("/")
    visitor.click("Заполнить")
    assert option(visitor.main.locator("fieldset.question").first).is_checked()


def fill_round(visitor: Visitor) -> None:
    """From the home page, on a phone."""
    visitor.open("/")
    visitor.click("Заполнить")
    answer_all(visitor)
    visitor.click("Отправить")
    visitor.sees("Спасибо, анкета отправлена")


TEXTS = {
    "Цель и задачи года": "Помочь молодому учителю освоить формирующее оценивание.",
    "Выводы и задачи на следующий год": "Наставничество продолжим, расширим банк наставников.",
}


def write_report(curator: Visitor) -> None:
    curator.section("Отчёты")
    curator.click("2026/2027")
    curator.click("Написать текст")
    for label, words in TEXTS.items():
        curator.fill(label, words)
    curator.click("Сохранить")
    curator.sees("Текст отчёта сохранён", *TEXTS.values())


def finish_report(curator: Visitor) -> None:
    curator.click("Завершить отчёт")
    curator.sees("Что произойдёт")
    curator.click("Завершить отчёт")
    curator.sees("Отчёт завершён")


def open_figure(curator: Visitor) -> None:
    """A number opens as many rows as it says."""
    link = curator.main.locator("a[href*='/figures/meetings']").first
    number = int(link.inner_text().split()[0])
    address = curator.page.url
    curator.press(link)
    assert curator.main.locator("tbody tr").count() == number
    curator.sees(f"Строк: {number}.")
    curator.open(address)


def read_report(curator: Visitor) -> None:
    printed = curator.paper("PDF")
    for words in ("2026/2027", "МБОУ СШ № 7", *TEXTS.values()):
        assert words in printed, f"No «{words}» in\n{printed}"

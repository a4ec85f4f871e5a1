"""A school that begins with nothing: its staff (all invented), its list as it is really kept, the way in."""

import io
import re
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import openpyxl
from django.core import mail
from django.core.management import call_command

from tests.journey.visitor import LAPTOP, Visitor

PASSWORD = "tihaya-zavod-58"
ADMINISTRATOR = "Громова Нина Павловна"
DIRECTOR = "Белозёров Аркадий Ильич"
CURATOR = "Ключевская Ирина Анатольевна"
SECRETARY = "Юдина Софья Марковна"
MENTOR = "Тарасова Людмила Николаевна"
MENTEE = "Жильцов Егор Денисович"
HEADER = ("№ п/п", "ФИО", "Должность", "Преподаваемые предметы", "Пед. стаж", "Категория", "Дата приёма", "E-mail")


AUTUMN, SPRING = date(2026, 10, 12), date(2027, 5, 28)


def staff_list() -> bytes:
    """One column «ФИО», title rows above the header, a total and a signature below, as in a school's own file."""
    people = [
        (DIRECTOR, "директор", "", "27 лет", "", date(2009, 8, 17), ""),
        (CURATOR, "заместитель директора по учебно-воспитательной работе", "", 19, "", date(2012, 9, 1), ""),
        (SECRETARY, "секретарь", "", "", "", date(2018, 3, 12), ""),
        (MENTOR, "учитель математики", "математика", "24 года", "высшая кв. категория", "01.09.2003", ""),
        (MENTEE, "учитель математики", "математика", "менее года", "б/к", date(2026, 9, 1), "zhiltsov@school.example"),
        ("РЯБОВА ЗОЯ КИРИЛЛОВНА", "учитель физики", "физика", "11 л. 3 мес.", "первая", "25.08.2015", ""),
        ("Ванеев Тимур", "учитель-логопед", "", "6", "СЗД", "2021-09-01", ""),
    ]
    book = openpyxl.Workbook()
    page = book.active
    page.append(["МБОУ «Средняя школа № 7» г. Лесногорска"])
    page.append(["Список педагогических работников"])
    page.append([])
    page.append(HEADER)
    for number, person in enumerate(people, 1):
        page.append([number, *person])
    page.append([])
    page.append(["", f"Итого: {len(people)} человек"])
    page.append(["", "Директор ____________ А. И. Белозёров"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class School:
    """Browsers of its people, opened as they come."""

    def __init__(self, browser, site: str, clock):
        self.browser, self.site, self.clock = browser, site, clock
        self.visitors: list[Visitor] = []

    def on(self, day: date) -> None:
        """The calendar shows this day, a morning in Moscow, wherever the tests run."""
        self.clock.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Moscow")))

    def found(self, administrator: str, *roles: str) -> str:
        """A fresh server: the organization and its first person by the command. Returns the one-time code."""
        said = StringIO()
        call_command(
            "create_organization",
            kind="school",
            full_name="Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 7» города Лесногорска",
            short_name="МБОУ СШ № 7",
            genitive_name="МБОУ СШ № 7",
            slug="school-7",
            place="г. Лесногорск",
            head=DIRECTOR,
            administrator=administrator,
            role=list(roles),
            stdout=said,
        )
        return re.search(r"код для входа: (\S+)", said.getvalue())[1]

    def visitor(self, size: dict[str, int] = LAPTOP) -> Visitor:
        self.visitors.append(Visitor(self.browser, self.site, size))
        return self.visitors[-1]

    def enter_by_code(self, code: str, username: str, size: dict[str, int] = LAPTOP) -> Visitor:
        """Somebody without e-mail types the code of the slip."""
        visitor = self.visitor(size)
        visitor.open("/invitation/")
        visitor.fill("Код", code)
        visitor.click("Продолжить")
        return self.first_password(visitor, username)

    def enter_by_link(self, to: str, username: str, size: dict[str, int] = LAPTOP) -> Visitor:
        """Somebody opens the link of the letter."""
        run_queue()
        [letter] = [letter for letter in mail.outbox if letter.to == [to]]
        visitor = self.visitor(size)
        visitor.open(re.search(r"https?://[^/\s]+(/invitation/\S+)", letter.body)[1])
        return self.first_password(visitor, username)

    def sign_in(self, visitor: Visitor, username: str) -> None:
        visitor.open("/accounts/login/")
        visitor.fill("Имя для входа", username)
        visitor.fill("Пароль", PASSWORD)
        visitor.click("Войти")

    def first_password(self, visitor: Visitor, username: str) -> Visitor:
        visitor.fill("Имя для входа", username)
        visitor.fill("Пароль", PASSWORD)
        visitor.fill("Пароль ещё раз", PASSWORD)
        visitor.click("Сохранить и войти")
        visitor.sees(f"Ваше имя для входа: {username}.")
        return visitor

    def close(self) -> None:
        for visitor in self.visitors:
            visitor.context.close()

    def all_quiet(self) -> None:
        for visitor in self.visitors:
            visitor.quiet()


def run_queue() -> None:
    """What the worker beside the server does: letters and papers that wait."""
    call_command("db_worker", batch=True, verbosity=0)

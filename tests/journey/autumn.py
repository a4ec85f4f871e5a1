"""Prepare: people and roles, the staff list, whom to include, the banks, the consents, the needs."""

import re
from datetime import date

from tests.journey.school import (
    DIRECTOR,
    MENTEE,
    MENTOR,
    staff_list,
)
from tests.journey.visitor import Visitor, words_of

HARD, HARD_TOO = "Критерии и способы оценивания", "Дисциплина на уроке"
DUTIES = {MENTOR: "выполнение обязанностей наставника", MENTEE: "закрепление наставника"}


def enter_official(administrator: Visitor, name: str, post: str, role: str, sex: str = "женский") -> None:
    """One person by hand, with the role that the administrator gives."""
    family, given, patronymic = name.split()
    administrator.section("Сотрудники")
    if administrator.offers(name):
        administrator.click(name)
    else:
        administrator.click("Внести одного")
        for label, value in (("Фамилия", family), ("Имя", given), ("Отчество", patronymic), ("Должность", post)):
            administrator.fill(label, value)
        administrator.choose("Пол", sex)
        administrator.click("Внести")
    administrator.click("Изменить роли")
    administrator.choose("Роль", role)
    administrator.click("Дать роль")


def code_on_slip(inviter: Visitor, name: str) -> str:
    """A printed slip for one person; the code that stands on it."""
    inviter.section("Сотрудники")
    inviter.click("Пригласить в систему")
    inviter.tick(name)
    slip = words_of(inviter.download("Напечатать коды"))
    assert name in slip
    return re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4})+\b", slip)[0]


def letter_with_link(inviter: Visitor, name: str) -> None:
    inviter.section("Сотрудники")
    inviter.click("Пригласить в систему")
    inviter.tick(name)
    inviter.click("Отправить на почту")
    inviter.sees("Приглашений поставлено в очередь: 1.")


def upload_staff(curator: Visitor) -> None:
    """Preview first; nothing is written until it is confirmed; the same file again changes nothing."""
    curator.section("Сотрудники")
    curator.click("Загрузить список")
    curator.upload("Файл", "Список педагогов.xlsx", staff_list())
    curator.click("Прочитать файл")
    curator.sees("Ещё ничего не записано", MENTOR, MENTEE)
    curator.click("Внести")
    curator.sees("Список внесён")
    curator.click("Открыть список")
    curator.sees(DIRECTOR, MENTOR, "24 года", "Рябова Зоя Кирилловна", "Ванеев Тимур")
    curator.sees_no("Итого")


def upload_again(curator: Visitor) -> None:
    curator.section("Сотрудники")
    curator.click("Загрузить список")
    curator.upload("Файл", "Список педагогов.xlsx", staff_list())
    curator.click("Прочитать файл")
    curator.sees("без изменений 7", "новые 0")
    curator.click("Отменить")


def include(curator: Visitor, today: date) -> None:
    """«Кого включить»: the newcomer stands there by himself; his entry opens at once."""
    curator.section("Банк наставляемых")
    curator.click("Кого включить")
    curator.sees("Список ещё не обновлялся", MENTEE, "Принят на работу в течение года")
    curator.click(f"Включить: {MENTEE}")
    curator.fill("Согласие на обработку персональных данных подписано", today)
    curator.fill("Основной запрос", "Не успеваю проверить, кто понял новую тему")
    curator.fill("Сильные стороны", "Уверенно работает с интерактивной доской")
    curator.click("Внести в банк")
    curator.sees(MENTEE, "Наставляемый внесён в банк")
    curator.open("/registry/inclusion/")
    curator.click("Список просмотрен")
    curator.sees("Последнее обновление")


def name_needs(curator: Visitor) -> None:
    curator.section("Банк наставляемых")
    curator.click(MENTEE)
    curator.click("Указать затруднения")
    curator.choose(HARD, "очень важно")
    curator.choose(HARD_TOO, "важно")
    curator.click("Сохранить")
    curator.sees("Затруднения указаны")


def enter_mentor(curator: Visitor, today: date) -> None:
    curator.section("Банк наставников")
    curator.click("Внести из сотрудников")
    curator.click(MENTOR)
    curator.fill("Согласие на обработку персональных данных подписано", today)
    curator.tick("педагог-профессионал, пользующийся авторитетом")
    curator.tick(HARD.lower())
    curator.tick("Наставничество входит в трудовую функцию")
    curator.click("Внести в банк")
    curator.sees(MENTOR, "Наставник внесён в банк")


def record_written_consents(curator: Visitor, today: date, *people: str) -> None:
    """Signed sheets, ticked on the board."""
    for name in people:
        curator.open("/registry/consents/")
        curator.tick(f"Отметить: {name}")
        curator.choose("Какое согласие", DUTIES[name])
        curator.click("Внести подписанные")
        curator.fill("Дата на бумаге", today)
        curator.click("Внести")
        curator.sees("Внесено с бумаги: 1.")


def give_consent(mentor: Visitor) -> None:
    """On screen, from the home page: the whole text first, then the button."""
    mentor.open("/registry/consents/mine/")
    mentor.click("Прочитать и дать", within="Выполнение обязанностей наставника")
    mentor.sees(MENTOR)
    mentor.click("Даю согласие")
    mentor.sees("Согласие дано")


def see_that_paper_is_asked(curator: Visitor) -> None:
    """The organization has no act on electronic documents: an order needs the signature."""
    curator.open("/registry/consents/")
    curator.sees("Пока не указан локальный акт об электронных документах", "нужна подпись на бумаге")

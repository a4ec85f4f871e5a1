"""Which role a text of a plan names as responsible."""

import pytest

from roadmap.rules.responsible import role_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Директор школы", "director"),
        ("заведующий", "director"),
        ("Администрация ДОО", "director"),
        ("руководитель образовательной организации", "director"),
        ("Лаврова М.П., директор", "director"),
        ("заместитель директора по научно-методической работе", "curator"),
        ("Зам. Директора по УМР", "curator"),
        ("зам директора по ВР", "curator"),
        ("Заместитель заведующего", "curator"),
        ("ЗДУВР", "curator"),
        ("куратор", "curator"),
        ("Руководитель проектной группы", "curator"),
        ("Школьный психолог", "psychologist"),
        ("педагог-психолог", "psychologist"),
        ("Наставники", "mentor"),
        ("наставляемый", "mentee"),
        ("Совет наставников", "council"),
        ("ответственный за информатизацию образовательного процесса", "administrator"),
        ("ответственный за ведение сайта", "administrator"),
        ("секретарь", "secretary"),
        ("Проектная группа", ""),
        ("администрация муниципалитета", ""),
        ("классные руководители", ""),
        ("руководитель методического объединения", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_plan_name_a_role(text, role):
    assert role_of(text) == role

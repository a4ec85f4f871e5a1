"""Orders that sum a year up: rewards, the closing event."""

from datetime import date

import pytest

from registry.tests.papers import drafted, golden, lines, named_school, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(cast):
    return named_school(cast)


@pytest.fixture
def people(school):
    return {
        "wife": person(school, "Гуляева-Корж Вера Ильинична", "старший воспитатель"),
        "man": person(school, "Черных Пётр Ильич", "воспитатель"),
        "bare": person(school, "Ёлкина Анна", "музыкальный руководитель"),
        "clerk": person(school, "Мороз Яна Львовна", "делопроизводитель"),
        "accountant": person(school, "Лось Иван Ильич", "главный бухгалтер"),
    }


def rewards(people, *lines_given, **more):
    rows = [{"person": people[key].pk, "reward": reward, "note": note} for key, reward, note in lines_given]
    return {"reason": "успешную работу наставника", "until": "2027-06-10", "lines": rows} | more


class TestRewards:
    def test_each_reward_asks_for_its_case(self, cast, people):
        given = (
            ("wife", "thanks", ""),
            ("man", "thanks", ""),
            ("bare", "diploma", ""),
            ("man", "gift", ""),
            ("wife", "payment", "5000 рублей"),
            ("man", "payment", "3000 рублей"),
            ("bare", "nomination", "почётная грамота управления образования"),
            ("wife", "reserve", ""),
        )
        data = rewards(people, *given, clerk=people["clerk"].pk, accountant=people["accountant"].pk)
        assert lines(drafted(cast, "rewards", data, date(2027, 5, 27))) == golden("reports", "rewards")

    def test_money_needs_somebody_who_pays_it(self, cast, people):
        order = drafted(cast, "rewards", rewards(people, ("man", "payment", "3000 рублей")), date(2027, 5, 27))
        assert [str(one) for one in order.kind.problems(order, today=date(2027, 5, 27))] == [
            "Есть выплаты или подарки, но не указано, кто их начислит."
        ]


def test_the_closing_event_prints_its_program(cast, people):
    data = {
        "kind": "round_table",
        "topic": "Итоги наставничества",
        "day": "2027-05-20",
        "time": "14:00",
        "place": "актовый зал",
        "responsible": people["wife"].pk,
        "until": "2027-05-27",
        "lines": [
            {"topic": "Открытие", "speaker": None},
            {"topic": "Как мы работали в паре", "speaker": people["bare"].pk},
        ],
    }
    assert lines(drafted(cast, "closing_event", data, date(2027, 5, 6))) == golden("reports", "closing_event")

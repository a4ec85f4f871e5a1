"""manage.py decline: JSON of the six cases."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def decline(*arguments):
    out = StringIO()
    call_command("decline", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_one_name_gives_one_object():
    assert decline("ЗАЯЦ Илья Олегович") == {
        "nom": "Заяц Илья Олегович",
        "gen": "Зайца Ильи Олеговича",
        "dat": "Зайцу Илье Олеговичу",
        "acc": "Зайца Илью Олеговича",
        "ins": "Зайцем Ильёй Олеговичем",
        "prep": "Зайце Илье Олеговиче",
    }


def test_the_sex_may_be_told():
    assert decline("Ким Женя", "--sex", "m")["gen"] == "Кима Жени"
    assert decline("Ким Женя", "--sex", "f")["gen"] == "Ким Жени"


def test_several_names_or_posts_give_a_list():
    assert [one["dat"] for one in decline("Рябинина Мария", "Стрижов Илья Олегович")] == [
        *("Рябининой Марии", "Стрижову Илье Олеговичу")
    ]
    assert [one["ins"] for one in decline("--post", "учитель математики", "и.о. директора")] == [
        *("учителем математики", "и.о. директора")
    ]


def test_an_empty_name_is_refused():
    with pytest.raises(CommandError):
        decline(" ")

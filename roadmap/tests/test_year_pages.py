"""The pages of a plan in a school year: what they say, what they cost, what they weigh."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from people.rules import Role
from roadmap.models import Evidence, Occurrence, Stage
from roadmap.tests.scene import (
    MAY,
    OCTOBER,
    SEPTEMBER,
    UNDATED,
    make_activity,
    make_document,
    make_occurrence,
    make_plan,
)
from tests.cast import guards
from tests.probes.papers import picture

NOW = "2026-10-05T12:00:00+00:00"
HEAVIEST = 150_000  # bytes of a page of a hundred activities
LONG = "Проведение анкетирования среди педагогов, желающих принять участие в программе наставничества, анализ анкет"


@pytest.fixture(autouse=True)
def october():
    with time_machine.travel(NOW, tick=False):
        yield


def words(page) -> str:
    return " ".join(page.content.decode().replace("\xa0", " ").split())


def make_year(cast, rows: int = 1, stages: int = 1):
    plan = make_plan(cast.school, stages=stages)
    for stage in plan.stages.all():
        for number in range(rows):
            make_occurrence(
                cast.school, plan=plan, stage=stage, text=f"{LONG} {number}", result="Сформирована база участников",
                period=(SEPTEMBER, OCTOBER, MAY)[number % 3], fact=("", "bank.mentees", "order.pairs")[number % 3],
            )  # fmt: skip
    return plan


def test_the_table_keeps_the_columns_of_the_paper(client, cast):
    plan = make_plan(
        cast.school,
        columns=[
            {"holds": "number", "title": "№ п/п"},
            {"holds": "responsible", "title": "Исполнитель"},
            {"holds": "activity", "title": "Содержание"},
            {"holds": "starts", "title": "Дата начала"},
            {"holds": "ends", "title": "Дата окончания"},
        ],
    )
    make_occurrence(cast.school, plan=plan, text="Собрание", deadline="01.09.2026 – 30.09.2026")
    make_activity(plan, text="Раз в пять лет", deadline="2030")
    client.force_login(cast.mentee)
    page = client.get(reverse("roadmap:table", args=[plan.pk]))
    assert [title for _, title in page.context["columns"]] == [
        "№ п/п", "Исполнитель", "Содержание", "Дата начала", "Дата окончания",
    ]  # fmt: skip
    [(_, rows)] = page.context["tables"]
    assert [cell for _, cell in rows[0]["cells"]] == ["1)", "куратор", "Собрание", "01.09.2026", "30.09.2026"]
    assert "просрочено" in words(page)
    assert "не в этом году" in words(page)


def test_a_stage_says_how_far_it_is(client, cast):
    plan = make_plan(cast.school)
    make_occurrence(cast.school, plan=plan, state={"state": "done", "closed_on": date(2026, 9, 9)})
    make_occurrence(cast.school, plan=plan, state={"state": "cancelled", "reason": "Карантин"})
    make_occurrence(cast.school, plan=plan, period=MAY)
    client.force_login(cast.director)
    page = words(client.get(reverse("roadmap:table", args=[plan.pk])))
    assert 'Этап 1 <span class="muted">1 из 2</span>' in page


def test_another_school_year_is_shown_by_its_number(client, cast):
    plan = make_plan(cast.school)
    make_occurrence(cast.school, plan=plan, year=2025, period=(date(2025, 9, 1), date(2025, 9, 30)))
    client.force_login(cast.curator)
    for asked, shown in (("2025", 2025), ("2027", 2027), ("2040", 2026), ("x", 2026), ("", 2026)):
        page = client.get(reverse("roadmap:timeline", args=[plan.pk]), {"year": asked})
        assert page.context["plan"].year.first == shown


def test_the_months_show_what_is_due_in_them(client, cast):
    plan = make_plan(cast.school)
    make_occurrence(cast.school, plan=plan, text="Сентябрьское")
    make_occurrence(cast.school, plan=plan, text="Долгое", period=(date(2026, 10, 1), date(2027, 4, 30)))
    make_occurrence(cast.school, plan=plan, text="По запросу", period=UNDATED)
    client.force_login(cast.mentor)
    page = client.get(reverse("roadmap:timeline", args=[plan.pk]))
    [stage] = page.context["stages"]
    empty = [(1, "")] * 12
    runs = [[(run.months, run.mark) for run in row.runs] for row in stage.rows]
    assert runs == [[(1, "!"), *empty[:11]], [(1, ""), (7, "•"), *empty[:4]], empty]
    months = [(month.title, [row.activity.text for row, _ in month.due]) for month in page.context["months"]]
    assert months == [("Сентябрь", ["Сентябрьское"]), ("Апрель", ["Долгое"]), ("Без даты", ["По запросу"])]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_year_is_a_file_too(client, cast, form):
    plan = make_year(cast)
    client.force_login(cast.mentor)
    response = client.get(reverse(f"roadmap:timeline_{form}", args=[plan.pk]))
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF" if form == "pdf" else b"PK")


def test_documents_open_the_page_that_makes_them_to_those_who_may(client, cast):
    plan = make_plan(cast.school)
    for text in ("формы согласий на обработку персональных данных", "партнерские соглашения"):
        make_document(plan, text)
    client.force_login(cast.curator)
    [(_, needed)] = client.get(reverse("roadmap:documents", args=[plan.pk])).context["lists"]
    assert [(one.label, one.url, one.made) for one in needed] == [
        ("Бланки согласий", reverse("registry:consents"), 0),
        ("", "", None),
    ]
    client.force_login(cast.mentee)
    [(_, needed)] = client.get(reverse("roadmap:documents", args=[plan.pk])).context["lists"]
    assert [one.url for one in needed] == ["", ""]


def test_two_years_are_matched_by_the_words_of_an_activity(client, cast):
    plan = make_plan(cast.school)
    row = make_occurrence(cast.school, plan=plan, text="Собрание")
    Occurrence.objects.create(
        organization=cast.school, activity=row.activity, year=2025, state="done", closed_on=date(2025, 9, 9)
    )
    make_occurrence(cast.school, plan=plan, text="Новое дело", period=MAY)
    client.force_login(cast.director)
    page = client.get(reverse("roadmap:two_years"))
    [stage] = page.context["stages"]
    told = {row.text: (row.earlier.standing, row.later.standing) for row in stage.activities}
    assert told == {"Собрание": ("done", "overdue"), "Новое дело": (None, "planned")}
    assert (stage.earlier, stage.later) == ((1, 1), (0, 2))


def test_one_year_alone_has_nothing_beside_it(client, cast):
    make_occurrence(cast.school)
    client.force_login(cast.director)
    assert "Сравнивать пока нечего" in words(client.get(reverse("roadmap:two_years")))


def test_the_list_shows_what_is_not_closed_and_narrows_it(client, cast):
    plan = make_plan(cast.school, stages=2)
    first, second = plan.stages.all()
    make_occurrence(cast.school, plan=plan, stage=first, text="Просроченное ЁЛКА", role=Role.PSYCHOLOGIST)
    make_occurrence(cast.school, plan=plan, stage=second, text="Скорое", period=(None, date(2026, 10, 19)))
    make_occurrence(cast.school, plan=plan, stage=second, text="Позднее", period=(None, date(2026, 10, 20)))
    make_occurrence(cast.school, plan=plan, text="Сделанное", state={"state": "done", "closed_on": date(2026, 9, 9)})
    client.force_login(cast.psychologist)

    def found(**asked):
        rows = client.get(reverse("roadmap:due"), asked).context["table"].rows
        return [row.record.activity.text for row in rows]

    assert found() == ["Просроченное ЁЛКА", "Скорое", "Позднее"]
    assert found(standing="overdue") == ["Просроченное ЁЛКА"]
    assert found(standing="soon") == ["Скорое"]
    assert found(standing="planned") == ["Позднее"]
    assert found(standing="done") == ["Сделанное"]
    assert found(mine="on") == ["Просроченное ЁЛКА"]
    assert found(stage=second.pk) == ["Скорое", "Позднее"]
    assert found(q="елка") == ["Просроченное ЁЛКА"]


def test_another_schools_stage_is_no_choice_of_the_filter(client, cast):
    foreign = make_plan(cast.next_door).stages.first()
    make_occurrence(cast.school)
    client.force_login(cast.curator)
    page = client.get(reverse("roadmap:due"))
    assert foreign not in page.context["filter"].form.fields["stage"].queryset


def test_ticked_activities_are_entered_from_one_paper(client, cast):
    rows = [make_occurrence(cast.school), make_occurrence(cast.school, text="Второе")]
    client.force_login(cast.curator)
    form = client.get(reverse("roadmap:record_done"), {"rows": [row.pk for row in rows]}).context["form"]
    assert [label for _, label in form.fields["rows"].choices] == [
        "Провести анкетирование (01.09.2026 – 30.09.2026)",
        "Второе (01.09.2026 – 30.09.2026)",
    ]
    fields = {"rows": [row.pk for row in rows], "text": "отчёт", "paper_date": "2026-10-01", "scan": picture()}
    assert client.post(reverse("roadmap:record_done"), guards(cast.school) | fields).status_code == 302
    assert {row.state for row in Occurrence.objects.all()} == {"done"}
    assert [evidence.is_from_paper for evidence in Evidence.objects.all()] == [True, True]


def test_a_scan_is_opened_by_those_who_answer_and_by_nobody_else(client, cast):
    row = make_occurrence(cast.school, role=Role.PSYCHOLOGIST)
    client.force_login(cast.psychologist)
    fields = {"done_on": "2026-10-01", "text": "протокол", "scan": picture()}
    url = reverse("roadmap:occurrence_done", args=[row.pk])
    assert client.post(url, guards(cast.school, row) | fields).status_code == 302
    scan = reverse("roadmap:evidence_scan", args=[row.pk, Evidence.objects.get().pk])
    assert client.get(scan)["Content-Type"] == "image/png"
    client.force_login(cast.director)
    assert client.get(scan).status_code == 200
    client.force_login(cast.mentee)
    assert client.get(scan).status_code == 403
    assert "протокол" in words(client.get(row.get_absolute_url()))


def test_a_link_that_is_none_is_refused_beside_its_field(client, cast):
    row = make_occurrence(cast.school)
    client.force_login(cast.curator)
    fields = {"done_on": "2026-10-06", "text": "да", "url": "javascript:alert(1)"}
    page = client.post(reverse("roadmap:occurrence_done", args=[row.pk]), guards(cast.school, row) | fields)
    assert set(page.context["form"].errors) == {"done_on", "url"}


def test_the_page_of_an_activity_offers_what_this_reader_may_do(client, cast):
    row = make_occurrence(cast.school)
    for user, offered in ((cast.curator, True), (cast.director, True), (cast.mentee, False), (cast.secretary, False)):
        client.force_login(user)
        page = words(client.get(row.get_absolute_url()))
        assert (reverse("roadmap:occurrence_done", args=[row.pk]) in page) is offered


PLAN_PAGES = [("roadmap:table", 15), ("roadmap:timeline", 10), ("roadmap:documents", 11)]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), PLAN_PAGES)
def test_a_page_of_the_plan_costs_the_same_however_long(client, cast, name, queries, rows, django_assert_num_queries):
    plan = make_plan(cast.school, stages=rows)
    for stage in plan.stages.all():
        for fact in ("bank.mentees", "order.pairs", "report.made"):
            for number in range(rows):
                make_occurrence(cast.school, plan=plan, stage=stage, fact=fact, text=f"{LONG} {number}")
    make_document(plan, "анкеты для наставляемых")
    client.force_login(cast.curator)
    url = reverse(name, args=[plan.pk])
    client.get(url)
    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_what_is_due_costs_the_same_however_long(client, cast, rows, django_assert_num_queries):
    plan = make_plan(cast.school)
    for number in range(rows):
        make_occurrence(cast.school, plan=plan, fact="bank.mentees", text=f"{LONG} {number}")
    client.force_login(cast.curator)
    client.get(reverse("roadmap:due"))
    with django_assert_num_queries(9):
        page = client.get(reverse("roadmap:due"))
    assert page.context["count"] == rows


@pytest.mark.parametrize("name", ["roadmap:detail", "roadmap:table", "roadmap:timeline"])
def test_a_plan_of_a_hundred_activities_is_light(client, cast, name):
    plan = make_year(cast, rows=20, stages=5)
    assert Stage.objects.filter(road_map=plan).count() * 20 == 100
    client.force_login(cast.curator)
    page = client.get(reverse(name, args=[plan.pk]))
    assert len(page.content) < HEAVIEST

"""Addresses of annual reports: a year of which only one school has anything to report."""

from datetime import date

from reports.actions import finish
from reports.models import Report, Snapshot
from reports.tests.make import make_report
from tests.cast import actor_of, make_user
from tests.probes import Probe

YEAR = 2020  # before any of the cast began: no other school has a page for it


def by_year(report):
    return {"year": report.school_year}


def written(organization, cast):
    """One a year: a school furnished with every probe's row has this one once."""
    known = Report.objects.filter(organization=organization, school_year=YEAR, finished_on=None).first()
    return known or make_report(organization, year=YEAR, conclusions="Работать дальше.")


def finished(organization, cast):
    curator = actor_of(make_user(organization, "curator"))
    return finish(written(organization, cast), actor=curator, today=date(2021, 6, 1))


def is_finished(report):
    return Report.objects.get(pk=report.pk).is_finished


def fresh(report):
    return Report.objects.get(pk=report.pk)


def was_sent(report):
    return Snapshot.objects.filter(organization=report.organization, school_year=YEAR).exists()


TEXTS = {"aims": "Поддержать молодых", "training": "", "results": "", "events": "", "problems": "", "conclusions": "Да"}
NOT_FOR = ("mentee", "secretary", "administrator", "no_role", "municipal")
ONLY_CURATOR = ("director", *NOT_FOR)

PROBES = {
    "reports:year": Probe(written, kwargs=by_year, denied=NOT_FOR),
    "reports:pdf": Probe(written, kwargs=by_year, denied=NOT_FOR),
    "reports:docx": Probe(written, kwargs=by_year, denied=NOT_FOR),
    "reports:figure": Probe(
        written, kwargs=lambda row: by_year(row) | {"code": "teachers", "part": "numerator"}, denied=NOT_FOR
    ),
    "reports:edit": Probe(
        written,
        "post",
        data=lambda row: TEXTS,
        effect=lambda row: fresh(row).aims == "Поддержать молодых",
        kwargs=by_year,
        denied=ONLY_CURATOR,
    ),
    "reports:finish": Probe(written, "post", effect=is_finished, kwargs=by_year, denied=ONLY_CURATOR),
    "reports:reopen": Probe(
        finished, "post", effect=lambda row: not is_finished(row), kwargs=by_year, denied=ONLY_CURATOR
    ),
    "reports:send_up": Probe(written, "post", effect=was_sent, kwargs=by_year, denied=ONLY_CURATOR),
}

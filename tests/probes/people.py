"""Probes of every address of people with a row."""

from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from people.models import Invitation, Letter, Membership, Organization, Person, StaffFact, StaffImport
from people.rules import Role, StaffFactKind
from people.rules.sign_in import secret_hash
from tests.cast import SINCE, Cast, give_role, make_person, make_user
from tests.probes import Probe

STAFF_DENIED = ("mentor", "mentee", "secretary", "director", "no_role", "municipal")
ADMINISTRATOR_ONLY = ("mentor", "mentee", "secretary", "curator", "director", "no_role", "municipal")


def person(organization: Organization, cast: Cast) -> Person:
    return make_person(organization, family_name="Оленева", given_name="Дарья", patronymic="Львовна")


def with_user(organization: Organization, cast: Cast) -> Person:
    return Person.objects.get(user=make_user(organization, Role.COUNCIL))


def with_second_step(organization: Organization, cast: Cast) -> Person:
    found = with_user(organization, cast)
    TOTP.activate(found.user, generate_totp_secret())
    return found


def blocked(organization: Organization, cast: Cast) -> Person:
    found = with_user(organization, cast)
    type(found.user).objects.filter(pk=found.user_id).update(is_active=False)
    return found


def with_role(organization: Organization, cast: Cast) -> Person:
    found = person(organization, cast)
    give_role(found, Role.SECRETARY)
    return found


def curator(organization: Organization, cast: Cast) -> Person:
    found = person(organization, cast)
    give_role(found, Role.CURATOR)
    return found


def fact(organization: Organization, cast: Cast) -> StaffFact:
    return StaffFact.objects.create(
        person=person(organization, cast), kind=StaffFactKind.ON_LEAVE, starts_on=date(2026, 9, 1)
    )


def invitation(organization: Organization, cast: Cast) -> Invitation:
    return Invitation.objects.create(
        person=person(organization, cast),
        kind=Invitation.Kind.CODE,
        secret_hash=secret_hash(f"probe-{organization.pk}"),
        expires_at=timezone.now() + timedelta(days=1),
    )


def failed_letter(organization: Organization, cast: Cast) -> Letter:
    return Letter.objects.create(
        organization=organization, to="a@school.example", subject="Проба", body="…", state=Letter.State.FAILED
    )


def row(number: int, name: str = "Сурова", *, faulty: bool = False) -> dict[str, Any]:
    problem = {"row": number, "column": "C «Стаж»", "text": "Не число.", "blocking": True}
    return {
        "row": number,
        "family_name": name,
        "given_name": "Нина",
        "patronymic": "Ильинична",
        "sex": "f",
        "birth_date": None,
        "post": "учитель",
        "subjects": [],
        "teaching_experience_months": None,
        "category": "",
        "email": "",
        "phone": "",
        "hired_on": None,
        "fact": None,
        "problems": [problem] if faulty else [],
    }


def listed(*rows: dict[str, Any]) -> dict[str, Any]:
    columns = {"ФИО": "full_name", "Должность": "post"}
    return {
        "sheet": "Лист1",
        "columns": columns,
        "ignored_columns": [],
        "rows": list(rows),
        "problems": [],
        "skipped": [],
    }


def preview(organization: Organization, cast: Cast) -> StaffImport:
    return StaffImport.objects.create(
        organization=organization, filename="список.xlsx", sha256="0", listed=listed(row(2))
    )


def faulty_preview(organization: Organization, cast: Cast) -> StaffImport:
    return StaffImport.objects.create(
        organization=organization, filename="список.xlsx", sha256="0", listed=listed(row(2), row(3, faulty=True))
    )


def done_import(organization: Organization, cast: Cast) -> StaffImport:
    absent = person(organization, cast)
    return StaffImport.objects.create(
        organization=organization,
        filename="список.xlsx",
        sha256="0",
        state=StaffImport.State.DONE,
        summary={"add": 0, "change": 0, "same": 1, "left_out": 0},
        proposals=[{"person": absent.pk, "kind": "", "on": None, "until": None, "found": False}],
    )


def same(organization: Organization, cast: Cast) -> Organization:
    return organization


def state_is(state: str):
    return lambda found: StaffImport.objects.get(pk=found.pk).state == state


def holds(role: str):
    return lambda found: Membership.objects.filter(person=found, role=role, ended_on=None).exists()


def by_person(found: Any) -> dict[str, int]:
    return {"pk": found.person_id, "fact_pk": found.pk}


def anew(found: Any) -> Any:
    return type(found).objects.get(pk=found.pk)


PERSON_DATA = {
    "family_name": "Оленева",
    "given_name": "Дарья",
    "patronymic": "Львовна",
    "sex": "f",
    "post": "учитель химии",
    "experience": "5 лет",
    "is_staff_member": "on",
    "is_teaching": "on",
}
ORGANIZATION_DATA = {
    "kind": "school",
    "full_name": "Средняя школа",
    "short_name": "Школа",
    "genitive_name": "Школы",
    "head_post": "директор",
    "letterhead": "center",
    "left_margin": "20",
    "font_size": "13",
    "time_zone": "Asia/Omsk",
}

PROBES = {
    "people:detail": Probe(person, denied=("mentor", "mentee", "no_role", "municipal")),
    "people:edit": Probe(
        person,
        ask="post",
        denied=STAFF_DENIED,
        data=lambda found: PERSON_DATA,
        effect=lambda found: anew(found).post == "учитель химии",
    ),
    "people:forms": Probe(
        person,
        ask="post",
        denied=STAFF_DENIED,
        data=lambda found: {"name_gen": "Оленевой Дарии Львовны"},
        effect=lambda found: anew(found).declensions == {"name": {"gen": "Оленевой Дарии Львовны"}},
    ),
    "people:organization_forms": Probe(
        same,
        ask="post",
        denied=("mentor", "mentee", "director", "no_role", "municipal"),
        data=lambda found: {"genitive_name": "Школы", "post_dat": "директорше"},
        effect=lambda found: anew(found).head_post_forms == {"dat": "директорше"},
    ),
    "people:consequences": Probe(person, denied=("mentor", "mentee", "no_role", "municipal")),
    "people:fact_new": Probe(
        person,
        ask="post",
        denied=STAFF_DENIED,
        data=lambda found: {"kind": StaffFactKind.LEFT, "starts_on": found.organization.today().isoformat()},
        effect=lambda found: found.staff_facts.filter(kind=StaffFactKind.LEFT).exists(),
    ),
    "people:fact_end": Probe(
        fact,
        ask="post",
        denied=STAFF_DENIED,
        kwargs=by_person,
        data=lambda found: {"ends_on": "2026-10-01"},
        effect=lambda found: anew(found).ends_on == date(2026, 10, 1),
    ),
    "people:fact_settle": Probe(
        fact,
        ask="post",
        denied=STAFF_DENIED,
        kwargs=by_person,
        effect=lambda found: anew(found).settled_on is not None,
    ),
    "people:fact_withdraw": Probe(
        fact,
        ask="post",
        denied=STAFF_DENIED,
        kwargs=by_person,
        effect=lambda found: anew(found).withdrawn_at is not None,
    ),
    "people:roles": Probe(
        person,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        data=lambda found: {"role": Role.SECRETARY},
        effect=holds(Role.SECRETARY),
    ),
    "people:role_end": Probe(
        with_role,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        data=lambda found: {"role": Role.SECRETARY},
        effect=lambda found: not holds(Role.SECRETARY)(found),
    ),
    "people:curatorship": Probe(
        curator,
        ask="post",
        role="director",
        denied=("mentor", "mentee", "secretary", "curator", "no_role", "municipal"),
        data=lambda found: {"to_person": successor(found).pk},
        effect=lambda found: not holds(Role.CURATOR)(found),
    ),
    "people:block": Probe(
        with_user,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        effect=lambda found: not anew(found).user.is_active,
    ),
    "people:second_step_remove": Probe(
        with_second_step,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        effect=lambda found: not Authenticator.objects.filter(user=found.user_id).exists(),
    ),
    "people:unblock": Probe(
        blocked,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        effect=lambda found: anew(found).user.is_active,
    ),
    "people:invitation_revoke": Probe(
        invitation,
        ask="post",
        denied=STAFF_DENIED,
        kwargs=lambda found: {"pk": found.person_id, "invitation_pk": found.pk},
        effect=lambda found: anew(found).revoked_at is not None,
    ),
    "people:letter_send": Probe(
        failed_letter,
        ask="post",
        role="administrator",
        denied=ADMINISTRATOR_ONLY,
        effect=lambda found: anew(found).state == Letter.State.WAITING,
    ),
    "people:import": Probe(preview, denied=STAFF_DENIED),
    "people:import_leave_out": Probe(
        faulty_preview,
        ask="post",
        denied=STAFF_DENIED,
        data=lambda found: {"shown": 3, "row": 3},
        effect=lambda found: anew(found).left_out == [3],
    ),
    "people:import_apply": Probe(preview, ask="post", denied=STAFF_DENIED, effect=state_is("done")),
    "people:import_discard": Probe(preview, ask="post", denied=STAFF_DENIED, effect=state_is("discarded")),
    "people:import_facts": Probe(done_import, denied=STAFF_DENIED),
    "people:import_facts_settle": Probe(
        done_import,
        ask="post",
        denied=STAFF_DENIED,
        data=lambda found: {f"kind-{found.proposals[0]['person']}": "works"},
        effect=lambda found: anew(found).proposals == [],
    ),
    "people:organization": Probe(same, role="mentee", denied=()),
    "people:organization_edit": Probe(
        same,
        ask="post",
        role="administrator",
        denied=("mentee", "curator", "director", "municipal"),
        data=lambda found: ORGANIZATION_DATA,
        effect=lambda found: anew(found).time_zone == "Asia/Omsk",
    ),
}


def successor(found: Person) -> Person:
    """Somebody else of the same organization, made once."""
    others = Person.objects.filter(organization=found.organization, family_name="Преемникова")
    return others.first() or make_person(found.organization, family_name="Преемникова", hired_on=SINCE)

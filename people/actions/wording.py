"""How names, posts and the organization are declined: corrected once, printed so from then on."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from people import policies
from people.models import Organization, Person, PostForms
from printing.cases import OBLIQUE
from printing.russian import all_forms_of_name, all_forms_of_post


@action("people.forms_corrected", "Формы имени и должности исправлены")
def correct_forms(person: Person, *, name: dict[str, str], post: dict[str, str], actor: Actor) -> Person:
    """Keep what differs from the proposed forms: of the name for this person, of the post for all who have it."""
    person = lock(person)
    if not policies.can_change_person(actor, person):
        raise PermissionDenied
    proposed = proposed_forms(person)
    names = _corrected(name, proposed["name"])
    posts = _corrected(post, proposed["post"])
    person.declensions = {"name": names} if names else {}
    person.save(update_fields=["declensions"])
    if person.post:
        _keep_post(person.organization, person.post, posts)
        person.declensions |= {"post": posts} if posts else {}
    record(person, name=sorted(names), post=sorted(posts))
    return person


@action("people.organization_forms_corrected", "Формы наименования и должности руководителя исправлены")
def correct_organization_forms(
    organization: Organization, *, genitive_name: str, post: dict[str, str], actor: Actor
) -> Organization:
    """Keep the genitive of the name and the forms of the head's post."""
    organization = lock(organization)
    if not policies.can_correct_organization_forms(actor, organization):
        raise PermissionDenied
    organization.genitive_name = genitive_name.strip() or organization.in_genitive
    organization.save(update_fields=["genitive_name"])
    posts = _corrected(post, all_forms_of_post(organization.head_post))
    _keep_post(organization, organization.head_post, posts)
    organization.head_post_forms = posts
    record(organization, post=sorted(posts))
    return organization


def proposed_forms(person: Person) -> dict[str, dict[str, str]]:
    """The forms by the rules of the language, whatever has been corrected: {"name": {"gen": …}, "post": {…}}."""
    names = all_forms_of_name(*person.names, sex=person.sex or "")
    return {"name": names, "post": all_forms_of_post(person.post) if person.post else {}}


def _corrected(said: Mapping[str, str], proposed: Mapping[str, str]) -> dict[str, str]:
    return {case: said[case] for case in OBLIQUE if said.get(case) and said[case] != proposed.get(case)}


def _keep_post(organization: Organization, post: str, forms: dict[str, str]) -> None:
    """The forms of a post, for everybody of the organization who has it and for its head."""
    if forms:
        PostForms.objects.update_or_create(organization=organization, post=post, defaults={"forms": forms})
    else:
        PostForms.objects.filter(organization=organization, post=post).delete()
    people = list(Person.objects.select_for_update(of=("self",)).filter(organization=organization, post=post))
    for person in people:
        person.declensions.pop("post", None)
        if forms:
            person.declensions["post"] = forms
    Person.objects.bulk_update(people, ["declensions"], batch_size=500)
    Organization.objects.filter(pk=organization.pk, head_post=post).update(head_post_forms=forms)

"""Who of the staff a plan names."""

from datetime import date

from people.models import Organization, Person
from roadmap.rules.names import names


class Staff:
    """The staff of an organization, read once for a whole plan."""

    def __init__(self, organization: Organization, today: date):
        columns = ("pk", "family_name", "given_name", "patronymic")
        self._people = list(Person.objects.filter(organization=organization).of_staff(today).values_list(*columns))

    def named_in(self, text: str) -> int | None:
        """The key of the one person whom the text names in full or by initials; none when it is nobody or several."""
        found = [pk for pk, *name in self._people if names(text, *name)]
        return found[0] if len(found) == 1 else None

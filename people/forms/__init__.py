"""Forms of people, facts, roles, imports, invitations and sign-in."""

from people.forms.organizations import OrganizationForm
from people.forms.persons import EndFactForm, FactForm, PersonForm
from people.forms.roles import CuratorshipForm, RoleForm
from people.forms.sign_in import AcceptForm, CodeForm, EmailForm, NewPasswordForm
from people.forms.uploads import UploadForm
from people.forms.wording import FormsForm, OrganizationFormsForm

__all__ = [
    "AcceptForm",
    "CodeForm",
    "CuratorshipForm",
    "EmailForm",
    "EndFactForm",
    "FactForm",
    "FormsForm",
    "NewPasswordForm",
    "OrganizationForm",
    "OrganizationFormsForm",
    "PersonForm",
    "RoleForm",
    "UploadForm",
]

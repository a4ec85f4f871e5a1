from django.urls import include, path

from people.views import facts, imports, invitations, organizations, persons, roles, sign_in, wording

app_name = "people"

# /people/<pk>/facts/<fact_pk>/
fact_urls: list = [
    path("end/", facts.FactEnd.as_view(), name="fact_end"),
    path("settle/", facts.FactSettle.as_view(), name="fact_settle"),
    path("withdraw/", facts.FactWithdraw.as_view(), name="fact_withdraw"),
]

# /people/<pk>/
person_urls: list = [
    path("", persons.PersonDetail.as_view(), name="detail"),
    path("edit/", persons.PersonEdit.as_view(), name="edit"),
    path("forms/", wording.PersonForms.as_view(), name="forms"),
    path("consequences/", facts.Consequences.as_view(), name="consequences"),
    path("facts/new/", facts.FactNew.as_view(), name="fact_new"),
    path("facts/<int:fact_pk>/", include(fact_urls)),
    path("roles/", roles.PersonRoles.as_view(), name="roles"),
    path("roles/end/", roles.RoleEnd.as_view(), name="role_end"),
    path("curatorship/", roles.Curatorship.as_view(), name="curatorship"),
    path("block/", sign_in.PersonBlock.as_view(), name="block"),
    path("second-step/remove/", sign_in.SecondStepRemove.as_view(), name="second_step_remove"),
    path("unblock/", sign_in.PersonUnblock.as_view(), name="unblock"),
    path("invitations/<int:invitation_pk>/revoke/", invitations.InvitationRevoke.as_view(), name="invitation_revoke"),
]

# /people/imports/<pk>/
import_urls: list = [
    path("", imports.ImportDetail.as_view(), name="import"),
    path("leave-out/", imports.ImportLeaveOut.as_view(), name="import_leave_out"),
    path("apply/", imports.ImportApply.as_view(), name="import_apply"),
    path("discard/", imports.ImportDiscard.as_view(), name="import_discard"),
    path("facts/", imports.ImportFacts.as_view(), name="import_facts"),
    path("facts/settle/", imports.ImportFactsSettle.as_view(), name="import_facts_settle"),
]

# /people/
people_urls: list = [
    path("", persons.PersonList.as_view(), name="list"),
    path("new/", persons.PersonNew.as_view(), name="new"),
    path("roles/", roles.RightsList.as_view(), name="rights"),
    path("invite/", invitations.Invite.as_view(), name="invite"),
    path("letters/", sign_in.LetterList.as_view(), name="letters"),
    path("letters/<int:pk>/send/", sign_in.LetterSendAgain.as_view(), name="letter_send"),
    path("import/", imports.ImportNew.as_view(), name="import_new"),
    path("imports/<int:pk>/", include(import_urls)),
    path("<int:pk>/", include(person_urls)),
]

urlpatterns = [
    path("people/", include(people_urls)),
    path("organization/switch/", organizations.OrganizationSwitch.as_view(), name="switch"),
    path("organization/<int:pk>/", organizations.OrganizationDetail.as_view(), name="organization"),
    path("organization/<int:pk>/edit/", organizations.OrganizationEdit.as_view(), name="organization_edit"),
    path("organization/<int:pk>/forms/", wording.OrganizationForms.as_view(), name="organization_forms"),
    path("account/", sign_in.Account.as_view(), name="account"),
    path("account/email/", sign_in.AccountEmail.as_view(), name="account_email"),
    path("account/sessions/end-one/", sign_in.EndSession.as_view(), name="session_end"),
    path("account/sessions/end/", sign_in.EndSessions.as_view(), name="sessions_end"),
    path("invitation/", invitations.EnterCode.as_view(), name="invitation_code"),
    path("invitation/<str:token>/", invitations.Accept.as_view(), name="invitation"),
]

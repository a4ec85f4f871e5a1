"""Addresses of the banks, the consents, «Кого включить» and the dictionary."""

from django.urls import include, path

from registry import views
from registry.rules import ConsentKind

app_name = "registry"

# /registry/mentors/
mentor_urls = [
    path("", views.MentorList.as_view(), name="mentors"),
    path("add/", views.StaffToMentors.as_view(), name="mentors_add"),
    path("add/ticked/", views.EnterTickedMentors.as_view(), name="mentors_add_ticked"),
    path("import/", views.MentorsImport.as_view(), name="mentors_import"),
    path("enter/<int:pk>/", views.EnterMentor.as_view(), name="mentors_enter"),
    path("<int:pk>/", views.MentorCard.as_view(), name="mentor"),
    path("<int:pk>/edit/", views.MentorEdit.as_view(), name="mentor_edit"),
    path("<int:pk>/pause/", views.MentorPause.as_view(), name="mentor_pause"),
    path("<int:pk>/resume/", views.MentorResume.as_view(), name="mentor_resume"),
    path("<int:pk>/close/", views.MentorClose.as_view(), name="mentor_close"),
    path("<int:pk>/reopen/", views.MentorReopen.as_view(), name="mentor_reopen"),
]

# /registry/mentees/
mentee_urls = [
    path("", views.MenteeList.as_view(), name="mentees"),
    path("add/", views.StaffToMentees.as_view(), name="mentees_add"),
    path("add/ticked/", views.EnterTickedMentees.as_view(), name="mentees_add_ticked"),
    path("import/", views.MenteesImport.as_view(), name="mentees_import"),
    path("enter/<int:pk>/", views.EnterMentee.as_view(), name="mentees_enter"),
    path("<int:pk>/", views.MenteeCard.as_view(), name="mentee"),
    path("<int:pk>/edit/", views.MenteeEdit.as_view(), name="mentee_edit"),
    path("<int:pk>/needs/", views.MenteeNeeds.as_view(), name="mentee_needs"),
    path("<int:pk>/pause/", views.MenteePause.as_view(), name="mentee_pause"),
    path("<int:pk>/resume/", views.MenteeResume.as_view(), name="mentee_resume"),
    path("<int:pk>/close/", views.MenteeClose.as_view(), name="mentee_close"),
    path("<int:pk>/reopen/", views.MenteeReopen.as_view(), name="mentee_reopen"),
]


def own_urls(kind: ConsentKind) -> list:
    """/registry/consents/mine/<kind>/: read and give, or print."""
    slug = kind.replace("_", "-")
    return [
        path(f"mine/{slug}/", views.GiveConsent.as_view(kind=kind), name=f"consent_give_{kind}"),
        path(f"mine/{slug}/form/", views.OwnForm.as_view(kind=kind), name=f"consent_form_{kind}"),
    ]


# /registry/consents/
consent_urls = [
    path("", views.ConsentBoard.as_view(), name="consents"),
    path("forms/", views.ConsentForms.as_view(), name="consents_forms"),
    path("record/", views.RecordConsents.as_view(), name="consents_record"),
    path("mine/", views.OwnConsents.as_view(), name="consents_mine"),
    *[address for kind in ConsentKind for address in own_urls(kind)],
    path("<int:pk>/", views.ConsentDetail.as_view(), name="consent"),
    path("<int:pk>/pdf/", views.ConsentPdf.as_view(), name="consent_pdf"),
    path("<int:pk>/docx/", views.ConsentDocx.as_view(), name="consent_docx"),
    path("<int:pk>/withdraw/", views.ConsentWithdraw.as_view(), name="consent_withdraw"),
]

# /registry/
urlpatterns = [
    path("mentors/", include(mentor_urls)),
    path("mentees/", include(mentee_urls)),
    path("consents/", include(consent_urls)),
    path("trained/<int:pk>/", views.MarkTrained.as_view(), name="trained"),
    path("imports/<int:pk>/", views.ImportPreview.as_view(), name="import"),
    path("imports/<int:pk>/confirm/", views.ImportConfirm.as_view(), name="import_confirm"),
    path("imports/<int:pk>/discard/", views.ImportDiscard.as_view(), name="import_discard"),
    path("inclusion/", views.Inclusion.as_view(), name="inclusion"),
    path("inclusion/decide/", views.InclusionDecide.as_view(), name="inclusion_decide"),
    path("inclusion/reviewed/", views.InclusionReviewed.as_view(), name="inclusion_reviewed"),
    path("competences/", views.CompetenceTree.as_view(), name="competences"),
    path("competences/add/", views.CompetenceAdd.as_view(), name="competence_add"),
    path("competences/<int:pk>/edit/", views.CompetenceEdit.as_view(), name="competence_edit"),
]

"""Addresses of the banks, the consents, «Кого включить» and the dictionary."""

from django.urls import include, path

from registry import views
from registry.rules import ConsentKind

app_name = "registry"

# /registry/mentors/
mentor_urls = [
    path("", views.MentorList.as_view(), name="mentors"),
    path("add/", views.StaffToMentors.as_view(), name="mentors-add"),
    path("add/ticked/", views.EnterTickedMentors.as_view(), name="mentors-add-ticked"),
    path("import/", views.MentorsImport.as_view(), name="mentors-import"),
    path("enter/<int:pk>/", views.EnterMentor.as_view(), name="mentors-enter"),
    path("<int:pk>/", views.MentorCard.as_view(), name="mentor"),
    path("<int:pk>/edit/", views.MentorEdit.as_view(), name="mentor-edit"),
    path("<int:pk>/pause/", views.MentorPause.as_view(), name="mentor-pause"),
    path("<int:pk>/resume/", views.MentorResume.as_view(), name="mentor-resume"),
    path("<int:pk>/close/", views.MentorClose.as_view(), name="mentor-close"),
    path("<int:pk>/reopen/", views.MentorReopen.as_view(), name="mentor-reopen"),
]

# /registry/mentees/
mentee_urls = [
    path("", views.MenteeList.as_view(), name="mentees"),
    path("add/", views.StaffToMentees.as_view(), name="mentees-add"),
    path("add/ticked/", views.EnterTickedMentees.as_view(), name="mentees-add-ticked"),
    path("import/", views.MenteesImport.as_view(), name="mentees-import"),
    path("enter/<int:pk>/", views.EnterMentee.as_view(), name="mentees-enter"),
    path("<int:pk>/", views.MenteeCard.as_view(), name="mentee"),
    path("<int:pk>/edit/", views.MenteeEdit.as_view(), name="mentee-edit"),
    path("<int:pk>/needs/", views.MenteeNeeds.as_view(), name="mentee-needs"),
    path("<int:pk>/pause/", views.MenteePause.as_view(), name="mentee-pause"),
    path("<int:pk>/resume/", views.MenteeResume.as_view(), name="mentee-resume"),
    path("<int:pk>/close/", views.MenteeClose.as_view(), name="mentee-close"),
    path("<int:pk>/reopen/", views.MenteeReopen.as_view(), name="mentee-reopen"),
]


def own_urls(kind: ConsentKind) -> list:
    """/registry/consents/mine/<kind>/: read and give, or print."""
    slug = kind.replace("_", "-")
    return [
        path(f"mine/{slug}/", views.GiveConsent.as_view(kind=kind), name=f"consent-give-{slug}"),
        path(f"mine/{slug}/form/", views.OwnForm.as_view(kind=kind), name=f"consent-form-{slug}"),
    ]


# /registry/consents/
consent_urls = [
    path("", views.ConsentBoard.as_view(), name="consents"),
    path("forms/", views.ConsentForms.as_view(), name="consents-forms"),
    path("record/", views.RecordConsents.as_view(), name="consents-record"),
    path("mine/", views.OwnConsents.as_view(), name="consents-mine"),
    *[address for kind in ConsentKind for address in own_urls(kind)],
    path("<int:pk>/", views.ConsentDetail.as_view(), name="consent"),
    path("<int:pk>/pdf/", views.ConsentPdf.as_view(), name="consent-pdf"),
    path("<int:pk>/withdraw/", views.ConsentWithdraw.as_view(), name="consent-withdraw"),
]

# /registry/
urlpatterns = [
    path("mentors/", include(mentor_urls)),
    path("mentees/", include(mentee_urls)),
    path("consents/", include(consent_urls)),
    path("imports/<int:pk>/", views.ImportPreview.as_view(), name="import"),
    path("imports/<int:pk>/confirm/", views.ImportConfirm.as_view(), name="import-confirm"),
    path("imports/<int:pk>/discard/", views.ImportDiscard.as_view(), name="import-discard"),
    path("inclusion/", views.Inclusion.as_view(), name="inclusion"),
    path("inclusion/decide/", views.InclusionDecide.as_view(), name="inclusion-decide"),
    path("inclusion/reviewed/", views.InclusionReviewed.as_view(), name="inclusion-reviewed"),
    path("competences/", views.CompetenceTree.as_view(), name="competences"),
    path("competences/add/", views.CompetenceAdd.as_view(), name="competence-add"),
    path("competences/<int:pk>/edit/", views.CompetenceEdit.as_view(), name="competence-edit"),
]

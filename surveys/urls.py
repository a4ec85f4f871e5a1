from django.urls import include, path

from surveys import views

app_name = "surveys"

# /surveys/<pk>/
survey_urls = [
    path("", views.SurveyDetail.as_view(), name="detail"),
    path("open/", views.SurveyOpen.as_view(), name="open"),
    path("close/", views.SurveyClose.as_view(), name="close"),
    path("fill/", views.Fill.as_view(), name="fill"),
    path("record/", views.RecordFromPaper.as_view(), name="record"),
    path("results/", views.Results.as_view(), name="results"),
    path("answers/<int:response_pk>/", views.ResponseDetail.as_view(), name="response"),
    path("answers/<int:response_pk>/enter/", views.EnterInBank.as_view(), name="enter_in_bank"),
]

# /surveys/questionnaires/<pk>/
questionnaire_urls = [
    path("", views.QuestionnaireDetail.as_view(), name="questionnaire"),
    path("copy/", views.QuestionnaireCopy.as_view(), name="questionnaire_copy"),
    path("edit/", views.QuestionnaireEdit.as_view(), name="questionnaire_edit"),
    path("questions/new/", views.QuestionEdit.as_view(), name="question_new"),
    path("questions/<int:question_pk>/edit/", views.QuestionEdit.as_view(), name="question_edit"),
    path("questions/<int:question_pk>/drop/", views.QuestionDrop.as_view(), name="question_drop"),
]

# /surveys/
urlpatterns = [
    path("", views.SurveyList.as_view(), name="list"),
    path("new/", views.SurveyCreate.as_view(), name="new"),
    path("questionnaires/", views.QuestionnaireList.as_view(), name="questionnaires"),
    path("questionnaires/<int:pk>/", include(questionnaire_urls)),
    path("<int:pk>/", include(survey_urls)),
]

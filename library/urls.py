from django.urls import include, path

from library import views

app_name = "library"

# /library/<pk>/
material_urls = [
    path("", views.MaterialDetail.as_view(), name="material"),
    path("edit/", views.MaterialChange.as_view(), name="edit"),
    path("file/", views.MaterialFile.as_view(), name="file"),
    path("archive/", views.MaterialArchive.as_view(), name="archive"),
    path("restore/", views.MaterialRestore.as_view(), name="restore"),
]

# /library/
urlpatterns = [
    path("", views.MaterialList.as_view(), name="list"),
    path("new/", views.MaterialAdd.as_view(), name="new"),
    path("<int:pk>/", include(material_urls)),
]

from django.urls import include, path

from roadmap import views

app_name = "roadmap"

# /roadmap/<pk>/
road_map_urls = [
    path("", views.RoadMapDetail.as_view(), name="detail"),
    path("edit/", views.RoadMapChange.as_view(), name="edit"),
    path("scan/", views.RoadMapScan.as_view(), name="scan"),
]

# /roadmap/
urlpatterns = [
    path("", views.RoadMapList.as_view(), name="list"),
    path("new/", views.RoadMapEnter.as_view(), name="new"),
    path("<int:pk>/", include(road_map_urls)),
]

from django.urls import include, path

from roadmap import views
from roadmap.views import occurrences, year

app_name = "roadmap"

# /roadmap/<pk>/
road_map_urls = [
    path("", views.RoadMapDetail.as_view(), name="detail"),
    path("edit/", views.RoadMapChange.as_view(), name="edit"),
    path("scan/", views.RoadMapScan.as_view(), name="scan"),
    path("table/", year.PlanTable.as_view(), name="table"),
    path("timeline/", year.Timeline.as_view(), name="timeline"),
    path("timeline.pdf", year.TimelinePdf.as_view(), name="timeline_pdf"),
    path("timeline.docx", year.TimelineDocx.as_view(), name="timeline_docx"),
    path("documents/", year.StageDocuments.as_view(), name="documents"),
]

# /roadmap/activities/<pk>/
occurrence_urls = [
    path("", occurrences.OccurrenceDetail.as_view(), name="occurrence"),
    path("done/", occurrences.OccurrenceDone.as_view(), name="occurrence_done"),
    path("evidence/", occurrences.EvidenceAdd.as_view(), name="evidence_add"),
    path("evidence/<int:evidence_pk>/scan/", occurrences.EvidenceScan.as_view(), name="evidence_scan"),
    path("cancel/", occurrences.OccurrenceCancel.as_view(), name="occurrence_cancel"),
    path("reopen/", occurrences.OccurrenceReopen.as_view(), name="occurrence_reopen"),
    path("by-people/", occurrences.OccurrenceKeepOpen.as_view(), name="occurrence_keep_open"),
]

# /roadmap/
urlpatterns = [
    path("", views.RoadMapList.as_view(), name="list"),
    path("new/", views.RoadMapEnter.as_view(), name="new"),
    path("due/", occurrences.DueList.as_view(), name="due"),
    path("due/paper/", occurrences.RecordDone.as_view(), name="record_done"),
    path("years/", year.TwoYears.as_view(), name="two_years"),
    path("activities/<int:pk>/", include(occurrence_urls)),
    path("<int:pk>/", include(road_map_urls)),
]

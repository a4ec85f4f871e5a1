from django.urls import include, path

from roadmap import views
from roadmap.views import events, occurrences, protocols, year

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
    path("pdf/", views.RoadMapPdf.as_view(), name="pdf"),
    path("docx/", views.RoadMapDocx.as_view(), name="docx"),
    path("fill/", views.PlanFill.as_view(), name="fill"),
    path("renew/", views.RoadMapRenew.as_view(), name="renew"),
    path("order/", views.OrderOfPlan.as_view(), name="order_plan"),
    path("rename/", views.DraftRename.as_view(), name="rename"),
    path("drop/", views.DraftDrop.as_view(), name="drop"),
    path("move/", views.RowMove.as_view(), name="move"),
    path("settle/", views.DoubtSettle.as_view(), name="settle"),
    path("term/", views.TermUnderstood.as_view(), name="term"),
    path("stages/new/", views.StageNew.as_view(), name="stage_new"),
    path("stages/<int:stage_pk>/edit/", views.StageEdit.as_view(), name="stage_edit"),
    path("stages/<int:stage_pk>/drop/", views.StageDrop.as_view(), name="stage_drop"),
    path("stages/<int:stage_pk>/activities/new/", views.ActivityNew.as_view(), name="activity_new"),
    path("activities/<int:activity_pk>/edit/", views.ActivityEdit.as_view(), name="activity_edit"),
    path("activities/<int:activity_pk>/drop/", views.ActivityDrop.as_view(), name="activity_drop"),
]

# /roadmap/uploads/<pk>/
upload_urls = [
    path("", views.PlanUploaded.as_view(), name="uploaded"),
    path("discard/", views.PlanUploadDiscard.as_view(), name="upload_discard"),
    path("rows/<int:stage>/<int:place>/", views.PlanMend.as_view(), name="mend"),
]

# /roadmap/regulations/<pk>/
regulation_urls = [
    path("", views.RegulationDetail.as_view(), name="regulation"),
    path("order/", views.OrderOfRegulation.as_view(), name="order_regulation"),
    path("changes/", views.ChangeOfRegulation.as_view(), name="order_changes"),
    path("renew/", views.RegulationRenew.as_view(), name="regulation_renew"),
    path("drop/", views.RegulationDrop.as_view(), name="regulation_drop"),
    path("scan/", views.RegulationScan.as_view(), name="regulation_scan"),
    path("pdf/", views.RegulationPdf.as_view(), name="regulation_pdf"),
    path("docx/", views.RegulationDocx.as_view(), name="regulation_docx"),
    path("sections/new/", views.SectionNew.as_view(), name="section_new"),
    path("sections/restore/", views.SectionsRestore.as_view(), name="sections_restore"),
    path("sections/<slug:code>/edit/", views.SectionEdit.as_view(), name="section_edit"),
    path("sections/<slug:code>/drop/", views.SectionDrop.as_view(), name="section_drop"),
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

# /roadmap/events/<pk>/
event_urls = [
    path("", events.EventDetail.as_view(), name="event"),
    path("edit/", events.EventEdit.as_view(), name="event_edit"),
    path("invite/", events.EventInvite.as_view(), name="event_invite"),
    path("uninvite/", events.EventUninvite.as_view(), name="event_uninvite"),
    path("hold/", events.EventHold.as_view(), name="event_hold"),
    path("call-off/", events.EventCallOff.as_view(), name="event_call_off"),
    path("plan-again/", events.EventPlanAgain.as_view(), name="event_plan_again"),
    path("files/new/", events.EventFileAdd.as_view(), name="event_file_new"),
    path("files/<int:file_pk>/", events.EventFileOpen.as_view(), name="event_file"),
    path("files/<int:file_pk>/drop/", events.EventFileDrop.as_view(), name="event_file_drop"),
    path("attendance/", events.EventAttendanceScan.as_view(), name="event_attendance"),
    path("sheet/pdf/", protocols.SheetPdf.as_view(), name="event_sheet_pdf"),
    path("sheet/docx/", protocols.SheetDocx.as_view(), name="event_sheet_docx"),
    path("protocol/", protocols.ProtocolWrite.as_view(), name="protocol"),
    path("protocol/finish/", protocols.ProtocolFinish.as_view(), name="protocol_finish"),
    path("protocol/correct/", protocols.ProtocolCorrect.as_view(), name="protocol_correct"),
    path("protocol/pdf/", protocols.ProtocolPdf.as_view(), name="protocol_pdf"),
    path("protocol/docx/", protocols.ProtocolDocx.as_view(), name="protocol_docx"),
]

# /roadmap/calendar/
calendar_urls = [
    path("", protocols.OwnCalendar.as_view(), name="calendar"),
    path("make/", protocols.CalendarMake.as_view(), name="calendar_make"),
    path("withdraw/", protocols.CalendarWithdraw.as_view(), name="calendar_withdraw"),
    path("<str:token>.ics", protocols.CalendarFeed.as_view(), name="calendar_feed"),
]

# /roadmap/
urlpatterns = [
    path("", views.RoadMapList.as_view(), name="list"),
    path("new/", views.RoadMapEnter.as_view(), name="new"),
    path("due/", occurrences.DueList.as_view(), name="due"),
    path("due/paper/", occurrences.RecordDone.as_view(), name="record_done"),
    path("due/follow/", occurrences.FollowFacts.as_view(), name="follow_facts"),
    path("years/", year.TwoYears.as_view(), name="two_years"),
    path("activities/<int:pk>/", include(occurrence_urls)),
    path("events/", events.EventList.as_view(), name="events"),
    path("events/new/", events.EventNew.as_view(), name="event_new"),
    path("events/<int:pk>/", include(event_urls)),
    path("calendar/", include(calendar_urls)),
    path("templates/", views.TemplateList.as_view(), name="templates"),
    path("templates/draft/", views.PlanFromTemplate.as_view(), name="from_template"),
    path("upload/", views.PlanUploadNew.as_view(), name="upload"),
    path("uploads/<int:pk>/", include(upload_urls)),
    path("regulations/", views.RegulationList.as_view(), name="regulations"),
    path("regulations/new/", views.RegulationDraft.as_view(), name="regulation_new"),
    path("regulations/enter/", views.RegulationEnter.as_view(), name="regulation_enter"),
    path("regulations/<int:pk>/", include(regulation_urls)),
    path("<int:pk>/", include(road_map_urls)),
]

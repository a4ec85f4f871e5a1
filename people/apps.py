from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Люди"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from core.models import AuditEntry
        from people.actions.following import follow_sign_ins
        from people.middleware import begin_session
        from people.models import names_of

        AuditEntry.names_of = names_of
        follow_sign_ins()

        def begin(sender, request, user, **kwargs):
            begin_session(request.session)

        user_logged_in.connect(begin, weak=False, dispatch_uid="people.session_begun")

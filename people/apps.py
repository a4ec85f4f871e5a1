from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Люди"

    def ready(self) -> None:
        from allauth.account import signals as account
        from django.contrib.auth import signals as auth

        from core.models import AuditEntry
        from people.actions import note_sign_in, password_changed
        from people.middleware import begin_session
        from people.models import names_of
        from people.selectors.sign_in import user_by_login

        AuditEntry.names_of = names_of

        def ip_of(request) -> str:
            return (request and request.META.get("REMOTE_ADDR")) or ""

        def signed_in(sender, request, user, **kwargs):
            note_sign_in("people.signed_in", user, ip_of(request))
            begin_session(request.session)

        def signed_out(sender, request, user, **kwargs):
            if user is not None:
                note_sign_in("people.signed_out", user, ip_of(request))

        def failed(sender, credentials, request=None, **kwargs):
            user = user_by_login(credentials.get("username") or credentials.get("email") or "")
            note_sign_in("people.sign_in_failed", user, ip_of(request), refused=True)

        def changed(sender, request, user, **kwargs):
            password_changed(user, ip_of(request))

        auth.user_logged_in.connect(signed_in, weak=False, dispatch_uid="people.signed_in")
        auth.user_logged_out.connect(signed_out, weak=False, dispatch_uid="people.signed_out")
        auth.user_login_failed.connect(failed, weak=False, dispatch_uid="people.sign_in_failed")
        for signal in (account.password_changed, account.password_reset, account.password_set):
            signal.connect(changed, weak=False, dispatch_uid="people.password_changed")

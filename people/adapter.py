"""Sign-in by allauth, closed to strangers."""

from allauth.account.adapter import DefaultAccountAdapter

WRONG = "Имя для входа или пароль не подходят. Проверьте раскладку клавиатуры и клавишу Caps Lock."


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up: people are invited by their organization."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

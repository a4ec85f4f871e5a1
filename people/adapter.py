"""Sign-in by allauth, closed to strangers."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up: people are invited by their organization."""

    def is_open_for_signup(self, request) -> bool:
        return False

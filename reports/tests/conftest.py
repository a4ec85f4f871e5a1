from tests.conftest import sign_in, words

__all__ = ["sign_in", "words"]

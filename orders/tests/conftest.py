import pytest

from orders.tests.made import rehearsal
from tests.conftest import sign_in, words

__all__ = ["kind", "sign_in", "words"]


@pytest.fixture
def kind():
    """The tests' own kind of order, fresh."""
    return rehearsal()

import pytest

from orders.tests.made import rehearsal
from orders.tests.worded import excursion
from tests.conftest import sign_in, words

__all__ = ["kind", "sign_in", "words"]


@pytest.fixture
def kind():
    """The tests' own kind of order, fresh."""
    return rehearsal()


@pytest.fixture
def trip():
    """A kind that words its items itself, fresh."""
    return excursion()

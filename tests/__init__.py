"""Tests of the whole product: the guards, the cast, the school year."""

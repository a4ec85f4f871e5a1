"""Names of the kinds of order that other parts of the banks ask about."""

SCHOOL = "mentor_school"

"""The columns of the personal register (МР-42/02), for export and import alike."""

from registry.rules.choices import Bank

NUMBER, NAME, ENTERED, FORM = "№", "ФИО", "Дата вхождения", "Форма"
CONTACTS, OF_GUARDIAN = "Контакты", "Контакты (данные представителя)"
WORKPLACE, COMPETENCES = "Место работы (учёбы)", "Основные компетенции"
ACHIEVEMENTS, INTERESTS = "Важные достижения", "Интересы"
DESIRED_AGE, HOURS = "Желаемый возраст наставляемых", "Ресурс времени"
BIRTH_YEAR, REQUEST = "Год рождения", "Основной запрос"
MENTEES, MENTEE_PLACE = "ФИО наставляемых", "Место работы наставляемого"
MENTOR, MENTOR_PLACE = "ФИО наставника", "Место работы наставника"
FINISHED, RESULTS, CASE_REVIEW, CASE = "Дата завершения", "Результаты", "Ссылка на кейс, отзыв", "Ссылка на кейс"
PASSED = "Отметка о прохождении"

COLUMNS = {
    Bank.MENTORS: (
        *(NUMBER, NAME, CONTACTS, WORKPLACE, COMPETENCES, ACHIEVEMENTS, INTERESTS, DESIRED_AGE, HOURS, ENTERED),
        *(MENTEES, FORM, MENTEE_PLACE, FINISHED, RESULTS, CASE_REVIEW),
    ),
    Bank.MENTEES: (
        *(NUMBER, NAME, OF_GUARDIAN, BIRTH_YEAR, REQUEST, ENTERED, MENTOR, FORM, MENTOR_PLACE, FINISHED),
        *(RESULTS, CASE, PASSED),
    ),
}
# What pairs and programs know, not the bank itself: filled by the apps above, kept as text when imported.
OF_PAIRS = {
    Bank.MENTORS: (MENTEES, MENTEE_PLACE, FINISHED, RESULTS, CASE_REVIEW),
    Bank.MENTEES: (MENTOR, MENTOR_PLACE, FINISHED, RESULTS, CASE, PASSED),
}

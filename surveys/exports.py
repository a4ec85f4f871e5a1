"""Results of a round as a workbook."""

from core.exports import xlsx_bytes
from surveys.selectors import QuestionResult, Rate


def results_xlsx(results: list[QuestionResult], rate: Rate) -> bytes:
    """One row a question: how many answered, the response rate beside the mean, the distribution in words."""
    header = ["Вопрос", "Ответили", "Опрошены", "Доля ответивших, %", "Среднее", "Ответы"]
    return xlsx_bytes(header, (_row(result, rate) for result in results), title="Результаты")


def _row(result: QuestionResult, rate: Rate) -> list:
    share = round(result.answered / rate.invited * 100) if rate.invited else None
    if result.hidden:
        return [result.question.text, "меньше 5", rate.invited, None, None, "скрыто: мало ответов"]
    cells = (
        "скрыто: мало одинаковых ответов" if result.cells_hidden else "; ".join(f"{n} — {c}" for n, c in result.cells)
    )
    mean = round(result.mean, 2) if result.mean is not None else None
    return [result.question.text, result.answered, rate.invited, share, mean, cells or "; ".join(result.texts)]

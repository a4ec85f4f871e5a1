"""What the model plan and the model regulation have (S4 4.4.1, 4.4.3; annexes 1 and 2), and a plan of ours lacks."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from core.text import plain


class ModelStage(NamedTuple):
    title: str
    words: str  # how a stage or an activity of another wording speaks of the same


MODEL_STAGES = (
    ModelStage("Подготовка условий", r"подготовк\w+ условий|локальн|нормативн|положени\w+ о |\bприказ"),
    ModelStage(
        "Формирование банка наставляемых", r"(?:банк|баз|реестр)\w*.{0,40}наставляем|запрос\w*|затруднени|дефицит"
    ),
    ModelStage("Формирование банка наставников", r"(?:банк|баз|реестр)\w*.{0,60}наставников|потенциальн\w+ наставник"),
    ModelStage("Отбор и обучение наставников", r"отбор|обучени\w+ наставник|школ\w+ наставник|установочн"),
    ModelStage("Работа наставнических пар и групп", r"(?:наставническ\w+|формирован\w+|работ\w+).{0,40}(?:пар|групп)"),
    ModelStage("Завершение программ", r"завершени|итогов|подведени\w+ итог|мониторинг\w* качеств"),
    ModelStage("Информационная поддержка", r"информационн|информирован|освещени|сайт"),
)


def missing_stages(stages: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Stages of the model plan of which neither a stage with activities nor an activity speaks.

    `stages`: each title with the texts of its activities; a stage without activities does nothing.
    """
    said = [plain(f"{title} {' '.join(texts)}") for title, texts in _with_activities(stages)]
    return [stage.title for stage in MODEL_STAGES if not any(re.search(stage.words, text) for text in said)]


def _with_activities(stages: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, list[str]]]:
    listed = [(title, list(texts)) for title, texts in stages]
    return [(title, texts) for title, texts in listed if texts]


def missing_sections(sections: Iterable[tuple[str, str]], model: Iterable[tuple[str, str, str]]) -> list[str]:
    """Titles of model sections (code, title, words) that are absent here or say nothing (each code or title, text)."""
    here = [(name, plain(name)) for name, text in sections if text.strip()]
    return [
        title
        for code, title, words in model
        if not any(name == code or re.search(words, spoken) for name, spoken in here)
    ]

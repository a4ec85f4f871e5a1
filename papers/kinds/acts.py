"""The acts common to all, in words of our own; what was not re-read in the act itself is marked «проверьте»."""

from datetime import date
from typing import NamedTuple

from papers.rules import ActState


class CommonAct(NamedTuple):
    number: str
    dated: date
    title: str
    valid_from: date | None
    state: ActState = ActState.IN_FORCE
    needs_check: bool = True


COMMON_ACTS = (
    CommonAct(
        "197-ФЗ",
        date(2001, 12, 30),
        "Трудовой кодекс Российской Федерации, статья 351.8: наставничество в сфере труда по письменному "
        "согласию работника",
        date(2025, 3, 1),
        needs_check=False,
    ),
    CommonAct(
        "381-ФЗ",
        date(2024, 11, 9),
        "Федеральный закон, который дополнил Трудовой кодекс статьёй 351.8 о наставничестве",
        date(2025, 3, 1),
        needs_check=False,
    ),
    CommonAct(
        "273-ФЗ",
        date(2012, 12, 29),
        "Федеральный закон «Об образовании в Российской Федерации»: права и обязанности педагогических "
        "работников (статьи 47 и 48)",
        date(2013, 9, 1),
    ),
    CommonAct(
        "Р-145",
        date(2019, 12, 25),
        "Распоряжение Минпросвещения России о методологии (целевой модели) наставничества обучающихся",
        None,
        state=ActState.EXPIRED,
    ),
    CommonAct(
        "1264-р",
        date(2025, 5, 21),
        "Распоряжение Правительства Российской Федерации о концепции развития наставничества до 2030 года",
        date(2025, 5, 21),
    ),
    CommonAct(
        "196",
        date(2023, 3, 24),
        "Приказ Минпросвещения России о порядке аттестации: категория «педагог-наставник»",
        date(2023, 9, 1),
    ),
    CommonAct(
        "152-ФЗ",
        date(2006, 7, 27),
        "Федеральный закон «О персональных данных»: согласие оформляется отдельным документом (статья 9)",
        None,
    ),
)

"""Full names by case: pytrovich, corrected where it errs; initials before and after the family name."""

import re
from functools import cache

from pytrovich.enums import Case as RuleCase
from pytrovich.enums import Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from printing import name_exceptions as known
from printing.cases import OBLIQUE, Case, Overrides, Sex

NBSP = "\N{NO-BREAK SPACE}"
_PARTICLES = frozenset(
    {"ван", "дер", "фон", "де", "да", "ди", "ла", "ле", "оглы", "оглу", "кызы", "гызы", "заде", "улы"}
)
_VOWELS = "аеёиоуыэюя"
_PATRONYMIC_ENDS = {"m": ("ич",), "f": ("на",)}
_GENDER = {"m": Gender.MALE, "f": Gender.FEMALE}
_RULE_CASE: dict[str, RuleCase] = {
    "gen": RuleCase.GENITIVE,
    "dat": RuleCase.DATIVE,
    "acc": RuleCase.ACCUSATIVE,
    "ins": RuleCase.INSTRUMENTAL,
    "prep": RuleCase.PREPOSITIONAL,
}


def decline_name(
    family: str, given: str, patronymic: str = "", *, sex: Sex, case: Case, overrides: Overrides | None = None
) -> str:
    """«Фамилия Имя Отчество» in the case asked for; empty parts are left out.

    Capitals become a usual spelling («ИВАНОВ» → «Иванова»). With an unknown sex it is guessed, and a name that tells
    nothing stays as it is. `overrides` are the stored forms of this person by case.
    """
    if overrides and overrides.get(case):
        return overrides[case]
    sex = sex or guess_sex(family, given, patronymic)
    return " ".join(part for part in _declined(family, given, patronymic, sex, case) if part)


def full_name(family: str, given: str, patronymic: str = "") -> str:
    """«Фамилия Имя Отчество» in the usual spelling, without the empty parts."""
    return " ".join(part for part in map(usual_spelling, (family, given, patronymic)) if part)


def short_name(
    family: str,
    given: str,
    patronymic: str = "",
    *,
    sex: Sex = "",
    case: Case = "nom",
    before: bool = False,
    overrides: Overrides | None = None,
) -> str:
    """«Ивановой М. П.», or «М. П. Ивановой» with `before`; joined by non-breaking spaces."""
    sex = sex or guess_sex(family, given, patronymic)
    declined = _declined(family, given, patronymic, sex, case)[0]
    if overrides and overrides.get(case):
        rest = len(given.split()) + len(patronymic.split())
        words = overrides[case].split()
        declined = " ".join(words[: len(words) - rest]) or declined
    parts = [_initials(given, patronymic), declined.replace(" ", NBSP)]
    return NBSP.join(part for part in (parts if before else reversed(parts)) if part)


def initials_after(family: str, given: str, patronymic: str = "") -> str:
    """«Иванова М. П.»: as names stand in a text."""
    return short_name(family, given, patronymic)


def initials_before(family: str, given: str, patronymic: str = "") -> str:
    """«М. П. Иванова»: as names stand beside a signature."""
    return short_name(family, given, patronymic, before=True)


def usual_spelling(name: str) -> str:
    """The name without needless spaces; one in capitals or in small letters only gets its usual capitals."""
    name = " ".join(name.split())
    if len(name) > 1 and (name.isupper() or name.islower()):
        return re.sub(r"[^\W\d_]+", lambda word: _capital(word[0]), name.lower())
    return name


def guess_sex(family: str, given: str, patronymic: str = "") -> Sex:
    """Whose name it is: "m", "f", or "" where the name does not tell («Женя Ли»)."""
    last = patronymic.lower().replace("-", " ").split()[-1:] or [""]
    if last[0].endswith(("ич", "оглы", "оглу", "улы")):
        return "m"
    if last[0].endswith(("на", "кызы", "гызы")):
        return "f"
    return _sex_of_given(given.lower()) or _sex_of_family(family.lower())


def _sex_of_given(given: str) -> Sex:
    from_list: tuple[tuple[Sex, frozenset[str]], ...] = (
        ("m", known.MALE_BY_HEART),
        ("f", known.FEMALE_BY_HEART),
        ("", known.OF_EITHER_SEX),
    )
    first = re.split(r"[\s-]", given)[0].replace("ё", "е")
    for sex, names in from_list:
        if first in names:
            return sex
    if first.endswith(("а", "я")):
        return "f"
    if first and first[-1] in "бвгджзйклмнпрстфхцчшщ" and len(first) > 2:
        return "" if first.endswith(_FEMALE_ON_CONSONANT) else "m"
    return ""


def _sex_of_family(family: str) -> Sex:
    last = family.split("-")[-1]
    if re.search(r"(ов|ев|ёв|ин|ын|ский|цкий|ской|цкой)$", last):
        return "m"
    return "f" if re.search(r"(ова|ева|ёва|ина|ына|ская|цкая|ая|яя)$", last) else ""


_FEMALE_ON_CONSONANT = ("ат", "ет", "ям", "им")


def _capital(word: str) -> str:
    return word if word in _PARTICLES else word.capitalize()


def _initials(given: str, patronymic: str) -> str:
    letters = (
        ["-".join(f"{part[0].upper()}." for part in given.split()[:1][0].split("-") if part)] if given.split() else []
    )
    if patronymic.split():
        letters.append(f"{patronymic.strip()[0].upper()}.")
    return NBSP.join(letters)


def _declined(family: str, given: str, patronymic: str, sex: Sex, case: Case) -> tuple[str, str, str]:
    family, given, patronymic = map(usual_spelling, (family, given, patronymic))
    if case == "nom" or not sex:
        return family, given, patronymic
    return _family(family, sex, case), _given(given, sex, case), _patronymic(patronymic, sex, case)


def _family(family: str, sex: Sex, case: Case) -> str:
    """Each part of a double name by itself: «Петрова-Водкина», «Мамед-заде», «Ван Дейка»."""
    parts = re.split(r"([\s-])", family)
    if parts[-1].lower() in known.FIXED_ENDS:
        return family
    last = len(parts) - 1
    return "".join(
        part if part in " -" or (place < last and part.lower() in known.FIXED_FIRST) else _family_part(part, sex, case)
        for place, part in enumerate(parts)
    )


def _family_part(part: str, sex: Sex, case: Case) -> str:
    if not part or part.lower() in known.INDECLINABLE_FAMILY:
        return part
    paradigm = _male_paradigm(part.lower()) if sex == "m" else _female_paradigm(part.lower())
    paradigm = paradigm or known.NOUNS_IN_A.get(part.lower()) or _hushing_paradigm(part.lower())
    return _by(paradigm, part, case) if paradigm else _by_rule(NamePart.LASTNAME, part, sex, case)


def _male_paradigm(word: str) -> known.Paradigm | None:
    """Family names of men that lose a vowel («Кравец – Кравца») or are stressed on their ending («Ткачом»)."""
    if word in known.MALE_FAMILY:
        return known.MALE_FAMILY[word]
    syllables = sum(letter in _VOWELS for letter in word)
    if syllables > 1 and word.endswith("ец"):
        return _fleeting_ets(word, syllables)
    if syllables > 1 and word.endswith("ёк"):
        return word[:-2] + "ьк", known.HARD
    if syllables > 1 and word.endswith("ёл"):
        return word[:-2] + "л", known.HARD
    if syllables > 1 and word.endswith("ок") and word not in known.KEPT_OK:
        return word[:-2] + "к", known.HARD
    if syllables == 1 and word.endswith("ой") and word not in known.ADJECTIVES_IN_OJ:
        return word[:-1], known.SOFT
    if word.endswith("эй"):
        return word[:-1], known.SOFT
    if re.search("[гкхжшчщ]ой$", word):
        return word[:-2], known.ADJECTIVE_HUSHING
    if re.search("[жшчщ]ь$", word):
        return word[:-1], known.HARD_UNSTRESSED
    if word.endswith("ач") or (syllables == 1 and word.endswith(("ж", "ч", "ш", "щ", "ец"))):
        return word, known.HARD
    return None


def _female_paradigm(word: str) -> known.Paradigm | None:
    """«Хорошая – Хорошей», but «Большая – Большой»: the ending is stressed."""
    if word.endswith(("шая", "чая", "щая")) and word not in known.STRESSED_ADJECTIVES:
        return word[:-2], known.ADJECTIVE_FEMALE_SOFT
    return known.FEMALE_FAMILY.get(word)


def _fleeting_ets(word: str, syllables: int) -> known.Paradigm | None:
    """«Стрелец – Стрельца», «Коломиец – Коломийца»; two consonants before it keep the vowel."""
    stem, before = word[:-2], word[-3]
    endings = known.HARD_UNSTRESSED if word.endswith("нец") and syllables > 2 else known.HARD
    if before in _VOWELS:
        return stem + "йц", known.HARD_UNSTRESSED
    if stem[-2:-1] not in _VOWELS:
        return word, endings
    return stem + ("ьц" if before == "л" else "ц"), endings


def _hushing_paradigm(word: str) -> known.Paradigm | None:
    """«Груша – Грушей»; the stressed ones («Левшой») go by the general rule."""
    if word.endswith(("ша", "жа", "ча", "ща")) and word not in known.STRESSED_HUSHING_A:
        return word[:-1], known.NOUN_A_HUSHING
    return None


def _given(given: str, sex: Sex, case: Case) -> str:
    return "".join(
        part if part in " -" or not part else _given_part(part, sex, case) for part in re.split(r"([\s-])", given)
    )


def _given_part(part: str, sex: Sex, case: Case) -> str:
    listed = (known.MALE_GIVEN if sex == "m" else known.FEMALE_GIVEN).get(part.lower())
    if not listed and part.lower().endswith("ия"):
        listed = part.lower()[:-1], known.NOUN_IA
    return _by(listed, part, case) if listed else _by_rule(NamePart.FIRSTNAME, part, sex, case)


def _patronymic(patronymic: str, sex: Sex, case: Case) -> str:
    if not patronymic or re.split(r"[\s-]", patronymic.lower())[-1] in known.FIXED_ENDS:
        return patronymic
    if patronymic.lower().endswith("ыч"):
        return _by((patronymic.lower(), known.HARD_UNSTRESSED), patronymic, case)  # «Силыч – Силычем»
    if not patronymic.lower().endswith(_PATRONYMIC_ENDS[sex]):
        return _given(patronymic, sex, case)  # a second given name: «Иоганн Вольфганг», «Анна Мария»
    return _by_rule(NamePart.MIDDLENAME, patronymic, sex, case)


def _by(paradigm: known.Paradigm, word: str, case: Case) -> str:
    stem, endings = paradigm
    return word[0] + stem[1:] + endings[OBLIQUE.index(case)]


def _by_rule(part: NamePart, word: str, sex: Sex, case: Case) -> str:
    return _maker().make(part, _GENDER[sex], _RULE_CASE[case], word)


@cache
def _maker() -> PetrovichDeclinationMaker:
    """The rules, read from their file once a process."""
    return PetrovichDeclinationMaker()

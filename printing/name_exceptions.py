"""Family and given names that the general rules decline wrongly, with the endings that they really take."""

# Endings in the order of `printing.cases.OBLIQUE`: genitive, dative, accusative, instrumental, prepositional.
HARD = ("а", "у", "а", "ом", "е")
HARD_UNSTRESSED = ("а", "у", "а", "ем", "е")
SOFT = ("я", "ю", "я", "ем", "е")
SOFT_STRESSED = ("я", "ю", "я", "ём", "е")
NOUN_IY = ("я", "ю", "я", "ем", "и")
NOUN_A = ("ы", "е", "у", "ой", "е")
NOUN_A_HUSHING = ("и", "е", "у", "ей", "е")
NOUN_IA = ("и", "и", "ю", "ей", "и")
SOFT_FEMALE = ("и", "и", "ь", "ью", "и")
ADJECTIVE_HUSHING = ("ого", "ому", "ого", "им", "ом")
ADJECTIVE_FEMALE_SOFT = ("ей", "ей", "ую", "ей", "ей")
PRONOUN_MALE = ("его", "ему", "его", "им", "ем")
PRONOUN_FEMALE = ("ей", "ей", "ю", "ей", "ей")

Endings = tuple[str, str, str, str, str]
Paradigm = tuple[str, Endings]

# Male family names whose vowel is dropped or changed: what is left of the word, and its endings.
MALE_FAMILY: dict[str, Paradigm] = {
    "заяц": ("зайц", HARD_UNSTRESSED),
    "перец": ("перц", HARD_UNSTRESSED),
    "немец": ("немц", HARD_UNSTRESSED),
    "боец": ("бойц", HARD),
    "лев": ("льв", HARD),
    "щегол": ("щегл", HARD),
    "дятел": ("дятл", HARD),
    "ветер": ("ветр", HARD),
    "костёр": ("костр", HARD),
    "бобёр": ("бобр", HARD),
    "шатёр": ("шатр", HARD),
    "козел": ("козл", HARD),
    "орел": ("орл", HARD),
    "котел": ("котл", HARD),
    "воробей": ("воробь", SOFT_STRESSED),
    "соловей": ("соловь", SOFT_STRESSED),
    "муравей": ("муравь", SOFT_STRESSED),
    "пень": ("пн", SOFT_STRESSED),
    "огонь": ("огн", SOFT_STRESSED),
    "ремень": ("ремн", SOFT_STRESSED),
    "кремень": ("кремн", SOFT_STRESSED),
    "камень": ("камн", SOFT),
    "корень": ("корн", SOFT),
    "гребень": ("гребн", SOFT),
    "перстень": ("перстн", SOFT),
    "уголь": ("угл", SOFT),
    "коготь": ("когт", SOFT),
    "ноготь": ("ногт", SOFT),
    "локоть": ("локт", SOFT),
    "лапоть": ("лапт", SOFT),
    "дёготь": ("дёгт", SOFT),
    "топчий": ("топчи", NOUN_IY),
    "кий": ("ки", NOUN_IY),
    "третий": ("треть", PRONOUN_MALE),
    "герой": ("геро", SOFT),
    "ковбой": ("ковбо", SOFT),
    "прибой": ("прибо", SOFT),
    "конвой": ("конво", SOFT),
    "карандаш": ("карандаш", HARD),
    "палаш": ("палаш", HARD),
    "камыш": ("камыш", HARD),
    "кирпич": ("кирпич", HARD),
}

# Family names of both sexes that are nouns, though they look like «Иванова».
NOUNS_IN_A: dict[str, Paradigm] = {
    word: (word[:-1], NOUN_A)
    for word in ("сова", "ворона", "корова", "голова", "подкова", "борона", "корона", "основа")
}
STRESSED_HUSHING_A = frozenset(
    {
        *("левша", "лапша", "ганжа", "ходжа", "паранджа", "межа", "саранча", "свеча", "душа", "парча"),
        *("овца", "пыльца", "госпожа"),
    }
)
STRESSED_ADJECTIVES = frozenset({"большая", "меньшая"})

FEMALE_FAMILY: dict[str, Paradigm] = {"третья": ("треть", PRONOUN_FEMALE)}

MALE_GIVEN: dict[str, Paradigm] = {
    word: (word[:-1], NOUN_A) for word in ("данило", "михайло", "гаврило", "кирило", "иванко")
}
FEMALE_GIVEN: dict[str, Paradigm] = {word: (word[:-1], SOFT_FEMALE) for word in ("адель", "ассоль", "изабель")}

INDECLINABLE_FAMILY = frozenset({"золя", "дюма", "моруа", "тома"})
KEPT_OK = frozenset(
    {"поток", "исток", "восток", "урок", "пророк", "порок", "игрок", "знаток", "едок", "ходок", "седок"}
)
ADJECTIVES_IN_OJ = frozenset({"злой"})

# «Мамед-заде», «Расул оглы»: nothing in them is declined.
FIXED_ENDS = ("заде", "оглы", "оглу", "кызы", "гызы", "улы", "зода")
# First parts of family names that stay: «Бонч-Бруевича», «Сен-Санса», «Тер-Петросяна».
FIXED_FIRST = frozenset({"бонч", "сен", "сан", "тер", "ван", "фон", "де", "дер", "ди", "да", "ла", "ле", "эль", "аль"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Given names that break the rule «а, я – женское, согласный – мужское»; with е for ё.
MALE_BY_HEART = _words("""
    илья никита фома кузьма лука савва данила гаврила фока зосима иона захария илия исайя мустафа муса гия гоча гога
    иса яхья добрыня данило михайло игорь эмиль наиль равиль шамиль рафаэль рауль лель али нури иво азат марат ринат
    мурат булат рафкат ибрагим максим касим карим рахим ефим серафим трофим аким ахмет мамет
""")
FEMALE_BY_HEART = _words("""
    любовь нинель адель рашель эсфирь рахиль руфь гузель айгуль ассоль николь мишель изабель асель алсу айше элли нелли
    мери жюли кармен мерседес айгерим марьям гульназ ляйсан элен патимат написат нурсият алтынай айнур айжан
""")
OF_EITHER_SEX = _words("саша женя валя слава шура паша сима миша иман ким")

"""The text of each consent, as blocks of a paper; every kind is a document of its own (152-ФЗ, ст. 9 и 10.1).

`person` and `organization` are read, never asked of the database (fetch `organization.head` beforehand). On paper what
the product does not keep (address, passport) is a blank; on screen the sign-in stands for the signature.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from printing.document import (
    Block,
    Check,
    Checklist,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    PrintedDocument,
    SignatureLine,
    Spacer,
    Table,
)
from printing.russian import agree, numeric_date
from registry.rules.choices import ConsentKind, Published
from registry.rules.consents import Signer, signers_of

BLANK = "____________________"
LONG_BLANK = "_" * 60

TITLES = {
    ConsentKind.PERSONAL_DATA: "Согласие на обработку персональных данных",
    ConsentKind.MENTOR_DUTIES: "Согласие на выполнение обязанностей наставника",
    ConsentKind.BEING_MENTORED: "Согласие на закрепление наставника",
    ConsentKind.PUBLICATION: "Согласие на обработку персональных данных, разрешённых для распространения",
}
DATA = (
    "фамилия, имя, отчество; год рождения; должность, предметы, место работы; образование, педагогический стаж, "
    "квалификационная категория; контактный телефон и адрес электронной почты; сведения о профессиональных "
    "затруднениях, компетенциях и достижениях; сведения об участии в наставничестве и его результатах"
)
PURPOSE = (
    "ведение персонифицированного учёта (банков) наставников и наставляемых, подбор наставнических пар и групп, "
    "подготовка приказов и персонализированных программ наставничества, мониторинг и отчётность о наставничестве"
)
DEEDS = (
    "сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, предоставление "
    "работникам оператора, которые организуют наставничество, обезличивание, блокирование, удаление, уничтожение; "
    "с использованием средств автоматизации и без них. Лица, обрабатывающие данные по поручению оператора, "
    "не привлекаются"
)
TERM = (
    "со дня подписания до прекращения участия в наставничестве, а для приказов и программ — до истечения срока "
    "их хранения, установленного законодательством об архивном деле, либо до отзыва согласия"
)
WITHDRAWAL = (
    "письменное заявление на имя руководителя по адресу оператора; обработка прекращается в сроки, установленные "
    "статьёй 21 Федерального закона от 27.07.2006 № 152-ФЗ"
)


def consent_blocks(
    kind: str,
    person: Any,
    organization: Any,
    *,
    on_screen: bool = False,
    published: Iterable[str] | None = None,
    conditions: str = "",
    in_job_function: bool = False,
    on: date | None = None,
) -> tuple[Block, ...]:
    """One consent from addressee to signature. `published` None: the boxes are left to be ticked by hand.

    `on`: the day of signing, which tells a minor, for whom a guardian signs, from fourteen on together with them.
    """
    signers = signers_of(person.birth_date, on)
    middle = {
        ConsentKind.PERSONAL_DATA: lambda: _personal_data(person, organization, on_screen),
        ConsentKind.MENTOR_DUTIES: lambda: _mentor_duties(person, organization, in_job_function),
        ConsentKind.BEING_MENTORED: lambda: _being_mentored(person, organization),
        ConsentKind.PUBLICATION: lambda: _publication(person, organization, published, conditions, on_screen),
    }[ConsentKind(kind)]()
    by_guardian = _guardian(person) if Signer.GUARDIAN in signers else []
    return (
        *_addressee(person, organization, by_guardian=bool(by_guardian)),
        Heading(TITLES[ConsentKind(kind)]),
        *by_guardian,
        *middle,
        *_end(person, on_screen, signers),
    )


def consent_paper(blocks: tuple[Block, ...], title: str) -> PrintedDocument:
    return PrintedDocument(title=title, numbered=False, body=blocks, font_size=12)


def several_papers(forms: Iterable[tuple[Block, ...]], title: str) -> PrintedDocument:
    """Forms of several people, each on a page of its own."""
    body: list[Block] = []
    for blocks in forms:
        body += [PageBreak(), *blocks] if body else blocks
    return consent_paper(tuple(body), title)


def readable(text: str) -> str:
    """The stored text as people read it: the two cells of a row with a colon between them."""
    return text.replace(" | ", ": ")


def stored_paper(text: str, title: str, marks: tuple[str, ...]) -> PrintedDocument:
    """A consent given on screen, printed from the very text that was shown."""
    lines = tuple(Paragraph(line, indent=False, align="left") for line in text.splitlines() if line.strip())
    return PrintedDocument(title=title, marks=marks, numbered=False, body=lines, font_size=12)


def _addressee(person: Any, organization: Any, *, by_guardian: bool = False) -> Iterable[Block]:
    post = organization.head_post_in("dat")
    head = organization.head
    head_name = head.short_name_in("dat") if head is not None else BLANK
    lines = [f"{post[:1].upper()}{post[1:]} {organization.in_genitive}", head_name, f"от {person.name_in('gen')}"]
    if by_guardian:
        lines[-1] = f"от {BLANK}{BLANK}"
    elif person.post:
        lines.append(person.post_in("gen"))
    return [*[Paragraph(line, align="right", indent=False) for line in lines], Spacer(4)]


def _guardian(person: Any) -> list[Block]:
    """Who signs for a minor, and that what follows is said for the minor (152-ФЗ, ст. 9 ч. 4 и 6)."""
    lines = (
        f"Я, {LONG_BLANK},",
        f"адрес: {LONG_BLANK},",
        f"документ, удостоверяющий личность: {BLANK * 2},",
        f"законный представитель на основании (свидетельство о рождении, акт об опеке): {BLANK},",
    )
    text = (
        f"действуя в интересах несовершеннолетнего лица ({person}, дата рождения "
        f"{numeric_date(person.birth_date)}), подтверждаю согласие, текст которого приведён ниже, и даю его от имени "
        "представляемого лица."
    )
    return [*(Paragraph(line, align="left", indent=False) for line in lines), Paragraph(text, indent=False)]


def _personal_data(person: Any, organization: Any, on_screen: bool) -> Iterable[Block]:
    who = f"Я, {person},"
    by_hand = (who, f"адрес: {LONG_BLANK},", f"документ, удостоверяющий личность: {BLANK * 2},")
    opening = [] if on_screen else [Paragraph(line, align="left", indent=False) for line in by_hand]
    return [
        *opening,
        Paragraph(
            f"{f'{who} ' if on_screen else ''}в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ "
            "«О персональных данных» свободно, своей волей и в своём интересе даю согласие на обработку моих "
            "персональных данных на следующих условиях.",
            indent=on_screen,
        ),
        _conditions(
            ("Оператор", _operator(organization)),
            ("Цель обработки", PURPOSE),
            ("Перечень данных", DATA),
            ("Действия с данными и способы обработки", DEEDS),
            ("Срок действия", TERM),
            ("Как отозвать", WITHDRAWAL),
        ),
        Paragraph("Это согласие не даёт права публиковать мои данные: на публикацию оформляется отдельное согласие."),
    ]


def _mentor_duties(person: Any, organization: Any, in_job_function: bool) -> Iterable[Block]:
    ground = "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации "
    if not person.is_staff_member:
        ground = ""
    return [
        Paragraph(
            f"Я, {person}{_post_of(person)}, {ground}добровольно даю согласие на выполнение обязанностей наставника "
            "педагогических работников."
        ),
        _conditions(("Организация", _operator(organization))),
        Paragraph("Мне разъяснено, что:"),
        Listing(
            (
                "наставник назначается приказом руководителя только с его письменного согласия;",
                _work_terms(person, in_job_function),
                "я вправе отказаться от выполнения обязанностей наставника, отказ не влечёт взысканий;",
                "права и обязанности наставника установлены положением о системе наставничества организации, "
                f"с ним я {agree(person.sex, 'ознакомлен', 'ознакомлена')}.",
            ),
            numbered=True,
        ),
        Paragraph("Согласие действует со дня подписания до отзыва письменным заявлением на имя руководителя."),
    ]


def _work_terms(person: Any, in_job_function: bool) -> str:
    if not person.is_staff_member:
        return "содержание и условия работы наставника определяет соглашение с организацией;"
    if in_job_function:
        return "наставничество входит в мою трудовую функцию и выполняется на условиях трудового договора;"
    return (
        "содержание, сроки и форма выполнения работы, размеры и условия выплат определяются трудовым договором "
        "или дополнительным соглашением к нему;"
    )


def _being_mentored(person: Any, organization: Any) -> Iterable[Block]:
    return [
        Paragraph(
            f"Я, {person}{_post_of(person)}, добровольно даю согласие на закрепление за мной наставника и на участие "
            "в персонализированной программе наставничества."
        ),
        _conditions(("Организация", _operator(organization))),
        Paragraph("Мне разъяснено, что:"),
        Listing(
            (
                "наставник закрепляется приказом руководителя только с письменного согласия обеих сторон;",
                "программа составляется с моим участием и длится от трёх месяцев до одного года;",
                "я вправе обращаться к наставнику за помощью, предлагать изменения программы, ходатайствовать "
                "о замене наставника и отказаться от участия;",
                "права и обязанности наставляемого установлены положением о системе наставничества организации, "
                f"с ним я {agree(person.sex, 'ознакомлен', 'ознакомлена')}.",
            ),
            numbered=True,
        ),
        Paragraph("Согласие действует со дня подписания до отзыва письменным заявлением на имя руководителя."),
    ]


def _publication(
    person: Any, organization: Any, published: Iterable[str] | None, conditions: str, on_screen: bool
) -> Iterable[Block]:
    chosen = None if published is None else set(published)
    contact = "; ".join(filter(None, (person.phone, person.email))) or ("" if on_screen else LONG_BLANK)
    ticks = tuple(Check(label, chosen is not None and code in chosen) for code, label in Published.choices)
    limits = conditions or ("не установлены" if on_screen else f"{LONG_BLANK} (если не заполнено, не установлены)")
    return [
        Paragraph(
            f"Я, {person}, в соответствии со статьёй 10.1 Федерального закона от 27.07.2006 № 152-ФЗ "
            "«О персональных данных» свободно, своей волей и в своём интересе даю согласие на распространение моих "
            "персональных данных на следующих условиях."
        ),
        _conditions(
            *([("Как со мной связаться", contact)] if contact else []),
            (
                "Оператор",
                f"{_operator(organization)}{_numbers(organization, on_screen)}",
            ),
            ("Где публикуется", organization.site or f"официальный сайт оператора: {BLANK}"),
            ("Цель", "информирование о системе наставничества, её участниках, лучших практиках и результатах"),
            ("Условия и запреты", limits),
            ("Передача по сети", "полученные данные доступны неограниченному кругу лиц"),
            ("Срок действия", "со дня подписания до требования прекратить распространение"),
            ("Как отозвать", "требование на имя руководителя; публикация прекращается в срок, установленный законом"),
        ),
        Paragraph("Разрешаю публиковать (отмечено):" if on_screen else "Разрешаю публиковать (отметьте нужное):"),
        Checklist(ticks),
    ]


def _conditions(*rows: tuple[str, str]) -> Table:
    return Table(rows=rows, widths=(1, 3), row_heads=True)


def _operator(organization: Any) -> str:
    address = organization.address or BLANK
    return f"{organization.full_name}, адрес: {address}"


def _numbers(organization: Any, on_screen: bool) -> str:
    """ИНН and ОГРН in a line of their own; what is not known is a blank on paper and left out on screen."""
    known = {"ИНН": organization.inn, "ОГРН": organization.ogrn}
    told = [f"{name} {number or BLANK}" for name, number in known.items() if number or not on_screen]
    return f"\n{' '.join(told)}" if told else ""


def _end(person: Any, on_screen: bool, signers: tuple[Signer, ...]) -> Iterable[Block]:
    if on_screen:
        text = "Согласие даётся в системе кнопкой «Даю согласие» после входа под своим именем; этот текст сохраняется."
        return [Paragraph(text)]
    if Signer.GUARDIAN not in signers:
        return [Spacer(6), SignatureLine(name=person.signed_name, dated=True)]
    guardian = SignatureLine("Законный представитель", BLANK, dated=True)
    both = [SignatureLine("Несовершеннолетний", person.signed_name, dated=True)] if Signer.SELF in signers else []
    return [Spacer(6), guardian, *both]


def _post_of(person: Any) -> str:
    return f", {person.post}" if person.post else ""

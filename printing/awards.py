"""Papers to hang on a wall: certificate, diploma, letter of thanks, in two designs, many in one PDF.

The frame is drawn by the style and by lines of SVG in the page itself: nothing is fetched.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from printing.flow import clean
from printing.pdf import render_pdf

Design = Literal["classic", "modern"]
LONG_NAME = 36  # characters: a longer name is set smaller

# A corner of the classic frame, turned four times by the style; and the waves of the modern one.
_CORNER = mark_safe(
    '<svg class="corner {}" viewBox="0 0 60 60" width="26mm" height="26mm">'
    '<path d="M2 58V14Q2 2 14 2H58M8 58V18Q8 8 18 8H58" fill="none" stroke="#9a6b1f" stroke-width="1.2"/>'
    '<path d="M14 40Q14 14 40 14Q22 22 14 40Z" fill="#c79a45"/><circle cx="18" cy="18" r="3.2" fill="#7a1f2b"/></svg>'
)
_WAVES = mark_safe(
    '<svg class="waves {}" viewBox="0 0 210 60" width="210mm" height="60mm" preserveAspectRatio="none">'
    '<path d="M0 0H210V30Q150 62 90 34T0 44Z" fill="#0f4c5c"/>'
    '<path d="M0 44Q45 10 90 34T210 30V35Q150 68 90 40T0 50Z" fill="#e09f3e"/></svg>'
)


@dataclass(frozen=True)
class Award:
    """One sheet, in finished words: `lead` above the name («награждается»), `text` below it."""

    kind_title: str  # «ДИПЛОМ»
    organization: str
    lead: str
    name: str
    post: str
    text: str
    signer_post: str
    signer: str
    place_and_date: str


def awards_html(awards: Iterable[Award], design: Design) -> SafeString:
    """One section a sheet, styled by `awards.css`."""
    frame = _classic_frame() if design == "classic" else _modern_frame()
    return format_html_join("", "{}", ((_sheet(award, design, frame),) for award in awards))


def awards_pdf(awards: Iterable[Award], design: Design, title: str) -> bytes:
    """A4 across in the classic design, upright in the modern one; PangoMissing where the machine cannot draw it."""
    return render_pdf(awards_html(awards, design), title=title, kind=design, style="awards")


def _classic_frame() -> SafeString:
    corners = "".join(_CORNER.replace("{}", place) for place in ("tl", "tr", "bl", "br"))
    return SafeString(f'<div class="frame outer"></div><div class="frame inner"></div>{corners}')


def _modern_frame() -> SafeString:
    waves = _WAVES.replace("{}", "top") + _WAVES.replace("{}", "bottom")
    return SafeString(f'{waves}<div class="frame outer"></div>')


def _sheet(award: Award, design: Design, frame: SafeString) -> SafeString:
    size = " long" if len(award.name) > LONG_NAME else ""
    post = format_html('<p class="post">{}</p>', clean(award.post)) if award.post else ""
    return format_html(
        '<section class="award {}">{}<div class="words"><p class="organization">{}</p><h1>{}</h1>'
        '<p class="lead">{}</p><p class="name{}">{}</p>{}<p class="text">{}</p></div>'
        '<div class="end"><p class="signer">{}</p><p class="blank"></p><p class="signed">{}</p></div>'
        '<p class="when">{}</p></section>',
        design,
        frame,
        clean(award.organization),
        clean(award.kind_title),
        clean(award.lead),
        size,
        clean(award.name),
        post,
        clean(award.text),
        clean(award.signer_post),
        clean(award.signer),
        clean(award.place_and_date),
    )

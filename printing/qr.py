"""QR codes, as vectors for HTML and PDF and as dots for Word."""

from io import BytesIO

import segno

from printing.errors import PrintingError

_PER_MODULE = 8  # dots: 300 to the inch at the printed size


def qr_data_uri(text: str) -> str:
    """The text or address as an SVG image in a `data:` address; PrintingError when it is too long for one code."""
    return _code(text).svg_data_uri(border=2, nl=False)


def qr_png(text: str) -> bytes:
    """The same code as a PNG file."""
    picture = BytesIO()
    _code(text).save(picture, kind="png", scale=_PER_MODULE, border=2)
    return picture.getvalue()


def _code(text: str) -> segno.QRCode:
    try:
        return segno.make_qr(text or " ", error="m")
    except segno.DataOverflowError as error:
        raise PrintingError("Текст не помещается в QR-код.") from error

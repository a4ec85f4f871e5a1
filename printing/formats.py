"""The four forms of one `PrintedDocument`; text, order and numbering are the same in all of them.

`to_html` gives a fragment (`<article class="paper">`), `to_screen` the same for a page of the product; `to_pdf` and
`to_docx` give bytes.
`to_pdf` raises `PangoMissing` where the machine cannot draw PDF and `PrintingError` for a paper that is too large.
"""

from printing.flow import to_text
from printing.html import to_html, to_screen
from printing.pdf import to_pdf
from printing.word import to_docx

__all__ = ["to_docx", "to_html", "to_pdf", "to_screen", "to_text"]

"""Papers and scans as files."""

import re
from typing import Any

from django.http import HttpResponse

from core.exports import attachment, content_disposition
from papers.models import Document, Scan
from papers.selectors import own_template
from printing.document import PrintedDocument
from printing.formats import to_docx, to_pdf
from printing.own_word import fill

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

INLINE = {"image/jpeg", "image/png"}  # a PDF is saved: the sandbox below would not let a browser show it
SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


def scan_response(scan: Scan) -> HttpResponse:
    """An uploaded file, shut off from the product: whatever is in it runs nothing here."""
    with scan.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=scan.content_type)
    inline = scan.content_type in INLINE
    response.headers["Content-Disposition"] = content_disposition(scan.filename, inline=inline)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def pdf_response(paper: PrintedDocument, *, document: Document | None = None, kind: str = "order") -> HttpResponse:
    """PDF to look at: the file made of the frozen document once it is there, else drawn now (`kind`: as `to_pdf`).

    Raises PrintingError with a sentence for the reader where it cannot be drawn.
    """
    content = _made(document) or to_pdf(paper, kind=kind)
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition(f"{file_title(paper)}.pdf", inline=True)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def docx_response(paper: PrintedDocument, *, organization: Any = None, own: str = "") -> HttpResponse:
    """Word: by the organization's own template of the kind `own` (`rules.WordKind`) where it has one, else ours."""
    template = own_template(organization, own) if own else None
    content = fill(bytes(template.content), paper) if template else to_docx(paper)
    return attachment(content, f"{file_title(paper)}.docx", DOCX)


def file_title(paper: PrintedDocument) -> str:
    """The paper's title as a file may be called: «Приказ № 57-1»."""
    return re.sub(r'[\\/:*?"<>|\s]+', " ", paper.title.replace("/", "-")).strip()[:120] or "Документ"


def _made(document: Document | None) -> bytes:
    if document is None or document.printed != Document.Printed.MADE:
        return b""
    try:
        with document.pdf.open("rb") as file:
            return file.read()
    except OSError:
        return b""  # lost with the disk: the frozen text is in the database, draw it anew

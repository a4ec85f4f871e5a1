"""Pages of papers: scans and frozen documents as files, the check of a printed sheet, the acts of the organization."""

from papers.views.files import FileView, PaperFile, ScanFile

__all__ = ["FileView", "PaperFile", "ScanFile"]

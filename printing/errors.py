"""What may go wrong while a paper is printed, worded for its reader."""


class PrintingError(Exception):
    """A paper cannot be printed; the message is in Russian and may be shown as it is."""


class PangoMissing(PrintingError):
    """The machine lacks the library that draws PDF; everything else works."""

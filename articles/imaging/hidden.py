"""Files that are two things at once: a picture for one program, a page, an archive or a document for another."""

import re

__all__ = ["hides_something"]

# A browser or a server that guesses takes the file for a page or a program by these words.
PROGRAM = re.compile(rb"<script[\s>/]|<\?php|<!doctype\s+html|<html[\s>]|<svg[\s>]", re.IGNORECASE)
DOCUMENT = b"%PDF-"
DOCUMENT_WITHIN = 1024  # bytes in which a reader of PDF looks for its mark
ARCHIVE_END = b"PK\x05\x06"
ARCHIVE_WITHIN = 65_557  # bytes: the end of an archive and its longest comment (APPNOTE 4.3.16)


def hides_something(data: bytes) -> bool:
    return (
        PROGRAM.search(data) is not None
        or DOCUMENT in data[:DOCUMENT_WITHIN]
        or ARCHIVE_END in data[-ARCHIVE_WITHIN:]
    )

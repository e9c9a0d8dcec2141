"""PDF pages to paragraphs in reading order, Arabic in logical order."""

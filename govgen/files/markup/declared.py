"""What is wrong with XML that brings its own declarations."""


class DeclaredError(Exception):
    """The XML begins with a document type, which no office program writes."""

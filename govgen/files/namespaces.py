"""The namespaces of the parts of Office files, as `lxml` writes them before the names of elements."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # Word
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"  # drawings

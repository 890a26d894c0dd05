"""Real parts for the tests: LibreOffice, fonts, PDF readers and validators of Office files."""

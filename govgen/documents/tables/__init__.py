"""Official tables recognised in the tables of a document, and their figures filled into the form."""

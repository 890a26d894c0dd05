"""Makes the parts of the documentation that follow from the program, and the pictures of its reports."""

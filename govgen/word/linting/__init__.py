"""What is wrong with the tags and the parts of a template, before anything is printed with it."""

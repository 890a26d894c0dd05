"""Templates filled: their tags made into Python once, what they may print, and the file that is made of each report."""

"""`python -m govgen`."""

from govgen.cli import main

main()

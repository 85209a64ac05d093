"""`python -m attribune` is the command `attribune`."""

from .cli.main import main

main()

"""`python -m tei_edition` is the command line."""

from tei_edition.cli import main

if __name__ == "__main__":
    main()

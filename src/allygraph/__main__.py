"""`python -m allygraph` is the command line."""

from allygraph.cli.main import main

if __name__ == "__main__":
    main()

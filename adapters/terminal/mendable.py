"""Errors that whoever runs the coach can mend: they come as a sentence, without a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from click.exceptions import Exit
from pydantic import ValidationError

from adapters.settings import in_words
from coach.errors import CoachError

WRONG = 2


@contextmanager
def told_plainly() -> Iterator[None]:
    """Wrong settings, and what the coach refuses, are said on standard error; the status is 2."""
    try:
        yield
    except ValidationError as error:
        for line in in_words(error):
            click.echo(line, err=True)
        raise Exit(WRONG) from None
    except CoachError as error:
        click.echo(error.message, err=True)
        raise Exit(WRONG) from None

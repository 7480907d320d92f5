"""The lines of a resume as its writer thinks of them: a bullet is one, however often it wraps."""

from collections.abc import Iterator

from rules.resume import Resume


def whole_lines(resume: Resume) -> Iterator[tuple[int, int]]:
    """First and last number of each line that a person sees, in reading order; empty ones are left out."""
    bullets = {bullet.first_line: bullet.last_line for bullet in resume.bullets}
    number, end = 0, len(resume.lines) - len(resume.layout.hidden)
    while number < end:
        last = min(bullets.get(number, number), end - 1)
        if any(line.text.strip() for line in resume.lines[number : last + 1]):
            yield number, last
        number = last + 1

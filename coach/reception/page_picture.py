"""The picture of the first page for the header of a private review, drawn while the file is still there."""

from base64 import b64encode

from coach.chat.places import Upload
from coach.copies.copy import Drawing
from coach.copies.remarks import to_remarks
from coach.errors import CoachError
from coach.log import Log
from coach.review.review import Review
from coach.review.thread import score_chart
from coach.running.context import Context
from rules.resume import Resume

log = Log(__name__)


def is_wanted(context: Context, upload: Upload, resume: Resume) -> bool:
    """Whether the page is shown: to nobody but its member, where this coach can draw files of that kind."""
    return upload.place.audience == "member" and context.draws(resume.file.type)


async def page_of(context: Context, file: bytes, review: Review) -> str:
    """The picture as PNG in base64; "" where there is nothing to show on it, or it cannot be drawn."""
    if not review.findings:
        return ""
    wish = Drawing(to_remarks(review.findings), score_chart(review))
    try:
        drawn = await context.copier(file, review.resume.file.name, wish)
    except CoachError as error:
        log.warning("page_not_drawn", error=type(error).__name__)
        return ""
    return b64encode(drawn.data).decode()

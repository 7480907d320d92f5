"""The button "Language": in which language a member is answered."""

from coach.chat.answers import Answer, Field, Form, sentence
from coach.chat.catalog import Action
from coach.chat.places import Press, Submission
from coach.running.context import Context
from coach.store.languages import choose, chosen_by, language_of
from texts import choosing, gettext, languages, speaking
from texts.forms import name_of_language

FORM = "language"
AUTO = "auto"


async def ask(press: Press, context: Context) -> Answer:
    """Asks for a language."""
    async with context.store.of(press.member.community.key) as session:
        now = await chosen_by(session, press.member)
    choices = tuple((each, name_of_language(each)) for each in languages())
    field = Field(
        "language",
        gettext("Answer me in"),
        "choice",
        value=now or AUTO,
        choices=((AUTO, gettext("The language of my app")), *choices),
        hint=gettext("Where texts are missing, they are in English. Your lines are quoted as you wrote them."),
    )
    return Answer(form=Form(FORM, gettext("Language"), (field,), submit=gettext("Save")))


async def keep(submission: Submission, context: Context) -> Answer:
    """Remembers the choice, and says so in that language."""
    member = submission.member
    async with context.store.of(member.community.key) as session:
        await choose(session, member, choosing.known(submission.fields.get("language", AUTO)), context.clock())
        language = await language_of(session, member)
    with speaking(language):
        return sentence(gettext("Saved. From now on, I will answer you in English."))


PRESSES = {Action.LANGUAGE: ask}
FORMS = {FORM: keep}

"""What is said about a model's wordings: what would be sent, that it is on its way, what came of it."""

from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, Quote, Rewrite, plain
from coach.store.wordings import Asked
from coach.wordings.endpoint import Trouble
from texts import gettext, gettext_noop

TITLE = gettext_noop("A model's wording")
NONE_USABLE = gettext_noop(
    "The model's wordings added something that your line doesn't say, or lost some of it, so I'm not showing them."
)
SWITCHED_OFF = gettext_noop("Models have been turned off here in the meantime, so I sent nothing.")
TOO_OLD = gettext_noop("I couldn't reach the model for an hour, so I gave up.")
TROUBLES = {
    Trouble.AWAY: gettext_noop("I couldn't reach the model."),
    Trouble.SLOW: gettext_noop("The model took too long to answer."),
    Trouble.BUSY: gettext_noop("The model is too busy to answer."),
    Trouble.KEY: gettext_noop("The model didn't let me in. Whoever runs this coach needs to renew its key."),
    Trouble.UNKNOWN: gettext_noop(
        "The model's server didn't understand me. Whoever runs this coach needs to take a look."
    ),
    Trouble.NONSENSE: gettext_noop("The model's answer made no sense."),
}
TO_OWN_MACHINE = gettext_noop("This would go to {model}, on a machine of whoever runs this coach ({host}).")
ELSEWHERE = gettext_noop("This would leave the coach and go to {model} at {host}.")
STANDS = gettext_noop("What I suggested myself still holds.")


def agreeing(asked: Asked, host: str, local: bool, value: str) -> Message:
    """What would be sent, to whom, and the button without which nothing is."""
    text = gettext(TO_OWN_MACHINE if local else ELSEWHERE, model=asked.model, host=host)
    only = gettext("Only this one line: no file, no contact details, nothing else about you.")
    parts: list[Part] = [
        Heading(gettext(TITLE)),
        Paragraph(plain(f"{text} {only}")),
        Quote(asked.sent, gettext("What would be sent")),
    ]
    if asked.names:
        parts.append(Note(plain(gettext("NAME1 and the like stand for names. I put them back in afterwards."))))
    send = Button(gettext("Send this line"), Action.SEND_LINE, value, "primary")
    parts += [
        Paragraph(plain(gettext("If you don't agree, just leave it: nothing has been sent."))),
        Buttons((send,)),
    ]
    return Message(tuple(parts), summary=gettext("Send this line to a model?"))


def on_its_way(model: str) -> str:
    """That a line was sent."""
    return gettext(
        "Your line is on its way to {model}. Its wording will come to you alone, in a minute or so.", model=model
    )


def offered(asked: Asked, number: int) -> Message:
    """The wordings that may be shown, as a model's, with a button that takes them away."""
    parts: list[Part] = [Heading(gettext(TITLE)), Quote(asked.line, gettext("Your line"))]
    label = gettext("Written by {model}", model=asked.model)
    parts += [Rewrite(each, label) for each in asked.wordings]
    note = gettext(
        "A language model wrote this, not me. It has no number, name or technology that your line lacks; whether it "
        "says what you did, only you can tell."
    )
    hide = Button(gettext("Hide this"), Action.HIDE_WORDING, str(number))
    return Message((*parts, Note(plain(note)), Buttons((hide,))), summary=gettext("A model's wording of your line"))


def nothing(asked: Asked, why: str) -> Message:
    """That nothing usable came, why, and that our own suggestion holds."""
    parts: list[Part] = [
        Heading(gettext(TITLE)),
        Quote(asked.line, gettext("Your line")),
        Paragraph(plain(f"{gettext(why)} {gettext(STANDS)}")),
    ]
    if asked.ours:
        parts.append(Rewrite(asked.ours, gettext("Stronger")))
    return Message(tuple(parts), summary=gettext("No wording by a model this time"))

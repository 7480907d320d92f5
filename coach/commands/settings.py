"""/resume-settings: what moderators choose for their community, in a few forms."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError

from coach.chat.answers import Answer, Field, Form, filled_again, sentence
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.chat.places import Command, Member, Press, Submission
from coach.chat.platform import KnowsGroups
from coach.errors import Refused
from coach.reception.service import which_channels
from coach.review.packs import Packs, of
from coach.review.reviewing import industries
from coach.running.context import Context
from coach.store import settings
from coach.wordings.endpoint import Endpoint
from coach.wordings.jobs import endpoint_of
from texts import ENGLISH, choosing, gettext, gettext_noop, languages
from texts.forms import name_of_language

FORM = "resume-settings"
RULES_FORM = "resume-settings-rules"
PACKS_FORM = "resume-settings-packs"
MENTORS_FORM = "resume-settings-mentors"
MODEL_FORM = "resume-settings-model"
RULES, PACKS, MENTORS, MODEL = "rules", "packs", "mentors", "model"
"""Values of the settings buttons that open the further forms."""
WITHOUT_SCORE = "without-score"
"""Public threads in which a button shows the score to the member alone."""
NONE = "none"
BY_ROLE = "by-role"
CHOOSE_AGAIN = gettext_noop("Please choose again.")
FIELDS = ("visibility", "watched_channels", "retention_days", "reminders", "digest_channel")
SAVED = gettext_noop("Saved. The settings apply from now on.")
PROBLEMS = {"retention_days": gettext_noop("Please enter a number of days from 1 to 365.")}


async def ask(command: Command, context: Context) -> Answer:
    """The form with what holds now."""
    return await _form(command.member, context)


async def channels(member: Member, context: Context) -> Sequence[Message]:
    """Asks moderators on their own page which channels are for resumes, until they have chosen some."""
    if not member.is_moderator:
        return ()
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
    return () if chosen.watched_channels else (Message(which_channels(), summary=gettext("Choose channels")),)


async def pressed(press: Press, context: Context) -> Answer:
    """The same by a button, or one of the further forms."""
    if press.value not in (*MORE_FORMS, MENTORS, MODEL):
        return await _form(press.member, context)
    _only_moderators(press.member)
    if press.value == MENTORS:
        return await _ask_mentors(press.member, context)
    if press.value == MODEL:
        return await _ask_model(press.member, context)
    async with context.store.of(press.member.community.key) as session:
        return Answer(form=MORE_FORMS[press.value](await settings.load(session), of(context.tools)))


async def save(submission: Submission, context: Context) -> Answer:
    """Keeps what was chosen, or says beside each field what is wrong with it."""
    _only_moderators(submission.member)
    async with context.store.of(submission.member.community.key) as session:
        now = await settings.load(session)
        try:
            chosen = _chosen(now, submission.fields)
        except ValidationError as error:
            names = [str(problem["loc"][0]) for problem in error.errors()]
            form = filled_again(to_form(now), submission.fields)
            return Answer(form=form, problems={name: gettext(PROBLEMS.get(name, CHOOSE_AGAIN)) for name in names})
        await settings.save(session, chosen)
    several = len(_listed(submission.fields.get("digest_channel", ""))) > 1
    return _saved(several, has_models=endpoint_of(context) is not None)


async def save_rules(submission: Submission, context: Context) -> Answer:
    """Keeps pack, industry and exceptions by channel."""
    _only_moderators(submission.member)
    fields, packs = submission.fields, of(context.tools)
    async with context.store.of(submission.member.community.key) as session:
        now = await settings.load(session)
        industry = fields.get("industry", NONE)
        visibility = dict.fromkeys(_listed(fields.get("public_channels", "")), "public")
        visibility |= dict.fromkeys(_listed(fields.get("private_channels", "")), "private")
        values = now.model_dump() | {
            "industry": None if industry == NONE else industry,
            "channel_visibility": visibility,
            "language": choosing.known(fields.get("language", now.language)),
        }
        pack = fields.get("pack", now.pack)
        chosen = CommunitySettings.model_validate(values | {"pack": "" if pack == BY_ROLE else pack})
        if (chosen.pack and chosen.pack not in packs.usable()) or industry not in (NONE, *industries()):
            raise Refused("This pack or industry no longer exists. Please choose again.")
        await settings.save(session, chosen)
    return sentence(gettext(SAVED))


async def save_packs(submission: Submission, context: Context) -> Answer:
    """Keeps the packs that hold here, and the one of some channels."""
    _only_moderators(submission.member)
    fields, usable = submission.fields, of(context.tools).usable()
    async with context.store.of(submission.member.community.key) as session:
        now = await settings.load(session)
        packs = tuple(_listed(fields.get("packs", ",".join(now.packs))))
        channels, pack = _listed(fields.get("channels", "")), fields.get("channel_pack", BY_ROLE)
        if not {*packs, *({pack} - {BY_ROLE})} <= usable.keys():
            raise Refused("This pack no longer exists. Please choose again.")
        kept = {channel: own for channel, own in now.channel_packs.items() if channel not in channels}
        if pack != BY_ROLE:
            kept |= dict.fromkeys(channels, pack)
        await settings.save(session, now.model_copy(update={"packs": packs, "channel_packs": kept}))
    return sentence(gettext("Saved. The packs apply from now on."))


async def _ask_mentors(member: Member, context: Context) -> Answer:
    platform = context.platform(member.community.key)
    groups = await platform.groups(member.community) if isinstance(platform, KnowsGroups) else ()
    async with context.store.of(member.community.key) as session:
        return Answer(form=to_mentors_form(await settings.load(session), groups))


async def save_mentors(submission: Submission, context: Context) -> Answer:
    """Keeps who answers members' questions, and where they see those about private reviews."""
    _only_moderators(submission.member)
    community, fields = submission.member.community, submission.fields
    group = fields.get("mentor_group", NONE)
    group = "" if group == NONE else group.strip()
    channel = next(iter(_listed(fields.get("mentor_channel", ""))), "")
    if group == community.id:  # the role that everybody on a Discord server has
        asked = await _ask_mentors(submission.member, context)
        return replace(asked, problems={"mentor_group": gettext("Please choose a group that only mentors are in.")})
    async with context.store.of(community.key) as session:
        now = await settings.load(session)
        await settings.save(session, now.model_copy(update={"mentor_group": group, "mentor_channel": channel}))
    if not (group or channel):
        return sentence(gettext("Saved. Members can't ask mentors any longer."))
    told = [gettext("Saved. Members can ask mentors from now on, and mentors see what waits with /resume-queue.")]
    platform = context.platform(community.key)
    if group and isinstance(platform, KnowsGroups) and not await platform.may_call(community, group):
        told.append(
            gettext(
                "I'm not allowed to mention this group, so it won't be notified. Let everyone mention it, or just me."
            )
        )
    if not channel:
        told.append(gettext("Without a channel of theirs, only questions about public reviews reach them."))
    return sentence(" ".join(told))


async def _ask_model(member: Member, context: Context) -> Answer:
    endpoint = endpoint_of(context)
    if endpoint is None:
        return sentence(gettext("Whoever runs this coach hasn't set up a model, so there is none to turn on."))
    async with context.store.of(member.community.key) as session:
        return Answer(form=to_model_form(await settings.load(session), endpoint))


async def save_model(submission: Submission, context: Context) -> Answer:
    """Keeps which model may reword members' lines, if any."""
    _only_moderators(submission.member)
    endpoint, model = endpoint_of(context), submission.fields.get("model", NONE)
    model = "" if model == NONE else model
    if model and (endpoint is None or model not in endpoint.names):
        raise Refused("This model is no longer offered. Please choose again.")
    async with context.store.of(submission.member.community.key) as session:
        now = await settings.load(session)
        await settings.save(session, now.model_copy(update={"model": model}))
    if not model:
        return sentence(gettext("Saved. No model is turned on, and nothing is sent to one."))
    return sentence(
        gettext(
            "Saved. Under “Show how” and “Show the rest”, members can now have a line reworded by {model}. Each time, "
            "they see what would be sent and decide.",
            model=model,
        )
    )


def to_model_form(now: CommunitySettings, endpoint: Endpoint) -> Form:
    """Which of the operator's models may reword members' lines."""
    hint = gettext(
        "Runs at {host}. Members see the line that would be sent, without names, and agree each time.",
        host=endpoint.host,
    )
    choices = ((NONE, gettext("None: nothing is sent")), *((name, name) for name in endpoint.names))
    chosen = now.model if now.model in endpoint.names else NONE
    field = Field("model", gettext("Model for other wordings"), "choice", hint=hint, value=chosen, choices=choices)
    return Form(MODEL_FORM, gettext("A model's wording"), (field,), submit=gettext("Save"))


def to_mentors_form(now: CommunitySettings, groups: Sequence[tuple[str, str]]) -> Form:
    """Who mentors are, and where they meet. `groups`: those to choose from, where the platform has no chooser."""
    return Form(
        MENTORS_FORM,
        gettext("Mentors"),
        (
            Field(
                "mentor_group",
                gettext("Who they are"),
                "group",
                hint=gettext("This group is notified once for each question, and can see the queue."),
                value=now.mentor_group or NONE,
                choices=((NONE, gettext("No group")), *groups),
                required=False,
            ),
            Field(
                "mentor_channel",
                gettext("Channel of the mentors"),
                "channels",
                hint=gettext("For questions about private reviews. Choose one that only mentors can read."),
                value=now.mentor_channel,
                required=False,
            ),
        ),
        submit=gettext("Save"),
    )


def to_packs_form(now: CommunitySettings, packs: Packs) -> Form:
    """The packs that hold here and those of channels as a form; what was left out is named."""
    titles = packs.titles()
    broken = ", ".join(packs.broken())
    hint = gettext("Each is used for resumes of its role. All other roles get the default pack.")
    if broken:  # first, since a platform may show no more than a hundred letters
        hint = gettext("Left out because of mistakes in them: {packs}.", packs=broken) + " " + hint
    of_channels = ", ".join(sorted(set(now.channel_packs.values())))
    return Form(
        PACKS_FORM,
        gettext("Packs"),
        (
            Field(
                "packs",
                gettext("Packs in use here"),
                "choices",
                hint=hint,
                value=",".join(name for name in now.packs if name in dict(titles)),
                choices=titles,
                required=False,
            ),
            Field(
                "channels",
                gettext("Channels with a pack of their own"),
                "channels",
                hint=gettext("In use: {packs}.", packs=of_channels)
                if of_channels
                else gettext("Such as #frontend-reviews."),
                required=False,
            ),
            Field(
                "channel_pack",
                gettext("Pack for these channels"),
                "choice",
                value=BY_ROLE,
                choices=((BY_ROLE, gettext("The same as everywhere else")), *titles),
            ),
        ),
        submit=gettext("Save"),
    )


def to_rules_form(now: CommunitySettings, packs: Packs) -> Form:
    """Pack, industry and exceptions by channel as a form."""
    kinds = (
        ("public", gettext("Channels always answered in public")),
        ("private", gettext("Channels always answered in private")),
    )
    return Form(
        RULES_FORM,
        gettext("Rules and channels"),
        (
            Field(
                "pack",
                gettext("Default pack"),
                "choice",
                value=now.pack or BY_ROLE,
                choices=((BY_ROLE, gettext("The pack for each resume's role")), *packs.titles()),
            ),
            Field(
                "industry",
                gettext("Review for an industry"),
                "choice",
                value=now.industry or NONE,
                choices=((NONE, gettext("No industry")), *((name, name) for name in industries())),
            ),
            *(
                Field(
                    f"{kind}_channels",
                    label,
                    "channels",
                    value=",".join(name for name, chosen in now.channel_visibility.items() if chosen == kind),
                    required=False,
                )
                for kind, label in kinds
            ),
            Field(
                "language",
                gettext("Language for members whose own isn't known"),
                "choice",
                value=choosing.known(now.language) or ENGLISH,
                choices=tuple((each, name_of_language(each)) for each in languages()),
                required=False,
            ),
        ),
        submit=gettext("Save"),
    )


def _listed(written: str) -> list[str]:
    return [each.strip() for each in written.split(",") if each.strip()]


def to_form(now: CommunitySettings) -> Form:
    """The settings as a form of at most five fields."""
    return Form(
        FORM,
        gettext("Community settings"),
        (
            Field(
                "visibility",
                gettext("Reviews of dropped files"),
                "choice",
                value=WITHOUT_SCORE if now.visibility == "public" and not now.shows_score else now.visibility,
                choices=(
                    ("public", gettext("In a public thread")),
                    (WITHOUT_SCORE, gettext("In a public thread, the score behind a button")),
                    ("private", gettext("In a direct message")),
                ),
            ),
            Field(
                "watched_channels",
                gettext("Channels to watch"),
                "channels",
                hint=gettext("If you choose none: channels whose name says they are for resumes."),
                value=",".join(now.watched_channels),
                required=False,
            ),
            Field(
                "retention_days",
                gettext("Days to keep what I read"),
                "number",
                hint=gettext("From 1 to 365."),
                value=str(now.retention_days),
                max_length=3,
                bounds=(1, 365),
            ),
            Field(
                "reminders",
                gettext("Weekly reminders"),
                "choice",
                value=now.reminders,
                choices=(
                    ("off", gettext("Nobody gets them")),
                    ("opt-in", gettext("Members who ask for them")),
                    ("opt-out", gettext("Members who use the coach, until they turn them off")),
                ),
            ),
            Field(
                "digest_channel",
                gettext("Channel for weekly numbers"),
                "channels",
                hint=gettext("If you choose none, they aren't posted."),
                value=now.digest_channel,
                required=False,
            ),
        ),
        submit=gettext("Save"),
    )


def _saved(several: bool = False, has_models: bool = False) -> Answer:
    """That it is saved, and the way to the further forms. `several`: more than one channel for numbers was chosen;
    `has_models`: the operator offers language models."""
    model = (Button(gettext("A model's wording"), Action.SETTINGS, MODEL),) if has_models else ()
    further = (
        Button(gettext("Rules and channels"), Action.SETTINGS, RULES),
        Button(gettext("Packs"), Action.SETTINGS, PACKS),
        Button(gettext("Mentors"), Action.SETTINGS, MENTORS),
        *model,
    )
    saved = gettext(SAVED)
    if several:
        saved += " " + gettext("The weekly numbers go to one channel: the first that you chose.")
    parts = (Paragraph(plain(saved)), Buttons(further))
    return Answer((Message(parts, summary=gettext("The settings are saved.")),))


async def _form(member: Member, context: Context) -> Answer:
    _only_moderators(member)
    async with context.store.of(member.community.key) as session:
        return Answer(form=to_form(await settings.load(session)))


def _only_moderators(member: Member) -> None:
    if not member.is_moderator:
        raise Refused("Only moderators of this community can change its settings.")


def _chosen(now: CommunitySettings, fields: dict[str, str]) -> CommunitySettings:
    values: dict[str, object] = now.model_dump() | {name: fields[name] for name in FIELDS if name in fields}
    if values["visibility"] == WITHOUT_SCORE:
        values |= {"visibility": "public", "shows_score": False}
    elif "visibility" in fields:
        values["shows_score"] = True
    if (channels := fields.get("watched_channels")) is not None:
        values["watched_channels"] = tuple(_listed(channels))
    values["digest_channel"] = str(values["digest_channel"]).split(",")[0].strip()
    return CommunitySettings.model_validate(values)


COMMANDS = {"resume-settings": ask}
PRESSES = {Action.SETTINGS: pressed}
HOME = {"80-channels": channels}
MORE_FORMS = {RULES: to_rules_form, PACKS: to_packs_form}
FORMS = {FORM: save, RULES_FORM: save_rules, PACKS_FORM: save_packs, MENTORS_FORM: save_mentors, MODEL_FORM: save_model}

"""Builds the whole coach from its settings, in one place; nothing connects, reads or schedules here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from yarl import URL

from adapters.all_settings import AllSettings
from adapters.discord import app as discord_app
from adapters.settings import Settings
from adapters.slack import app as slack_building
from adapters.slack.addresses import INSTALL as SLACK_INSTALL
from adapters.web.platform import Playground
from adapters.web.site import Operator, Site
from coach.assembly import gather, open_work
from coach.chat.platform import Platform
from coach.commands.help import SUPPORT
from coach.errors import CoachError
from coach.posting.fetching import address
from coach.posting.fetching.fetch import Fetcher
from coach.posting.fetching.throttle import Gate
from coach.reading.limits import Limits
from coach.reception.by_posting import FETCHER, POSTING_READER
from coach.reception.service import DurableCoachService
from coach.review.packs import TOOL as PACKS
from coach.review.packs import Packs
from coach.review.reviewing import reviewer
from coach.running.context import Clock, Context, utc_now
from coach.running.handlers import Handlers
from coach.running.rate_limits import RateLimits
from coach.sandbox import office
from coach.sandbox.bounds import Bounds, with_room_for_scans
from coach.sandbox.sandbox import Sandbox
from coach.store import Store, open_store
from coach.store.keys import keys_for
from coach.store.vault import Vault
from coach.wordings.endpoint import TOOL as MODEL
from coach.wordings.endpoint import Endpoint

DISCORD_INSTALL = "/discord/install"
MAX_MODELS, MAX_NAME = 24, 75
"""What a chooser of every platform can show."""


@dataclass(frozen=True)
class Coach:
    """Everything that runs: the core, and the platforms that are configured (None: not)."""

    settings: Settings
    context: Context
    handlers: Handlers
    service: DurableCoachService
    sandbox: Sandbox
    slack: slack_building.SlackApp | None
    discord: discord_app.DiscordApp | None
    playground: Playground | None
    site: Site
    gave_up: list[CoachError] = field(default_factory=list)
    """Why platforms ended for good, if they did."""

    @property
    def connections(self) -> Mapping[str, Callable[[], bool]]:
        """Whether each configured platform is connected, by name."""
        slack, discord = self.slack, self.discord
        found: dict[str, Callable[[], bool]] = {}
        if slack:
            found["slack"] = lambda: slack.is_ready
        if discord:
            found["discord"] = lambda: discord.is_ready
        return found


def build(settings: AllSettings, clock: Clock = utc_now) -> Coach:
    """The coach that the settings describe. Raises CoachError for settings that cannot work together."""
    core = settings.core
    store = open_store(core.database_url)
    vault = Vault(keys_for(core.encryption_keys.get_secret_value(), core.database_url))
    site = to_site(settings)
    slack_reach = _slack_reach(settings, store, vault, site) if settings.slack.configured else None
    discord = discord_app.build(settings.discord) if settings.discord.is_on else None
    playground = Playground() if settings.wants_playground else None
    sandbox = _sandbox(core)
    platforms: dict[str, Platform] = {}
    if slack_reach:
        platforms["slack"] = slack_reach.platform
    if discord:
        platforms["discord"] = discord.platform
    if playground:
        platforms["web"] = playground
    packs = Packs(core.packs_folder)
    context = Context(
        store=store,
        vault=vault,
        work=open_work(core.work_engine, core.database_url, store, grace=core.grace_seconds),
        platforms=platforms,
        reader=sandbox.read,
        reviewer=reviewer(packs),
        clock=clock,
        copier=sandbox.copy,
        draws=sandbox.draws,
        max_file_bytes=core.max_file_bytes,
        rate_limits=_rate_limits(core),
        tools={
            FETCHER: Fetcher(allow_loopback=core.fetch_private, gate=Gate(turn=store.turn)),
            POSTING_READER: sandbox.read_posting,
            PACKS: packs,
            SUPPORT: core.support,
            **({MODEL: endpoint} if (endpoint := to_endpoint(core)) else {}),
        },
    )
    handlers = gather()
    service = DurableCoachService(context, handlers)
    slack = slack_building.build(settings.slack, service, slack_reach) if slack_reach else None
    return Coach(core, context, handlers, service, sandbox, slack, discord, playground, site)


def to_site(settings: AllSettings) -> Site:
    """The public pages that the settings describe; without operator and support there are only doors."""
    core, doors = settings.core, {}
    if settings.slack.by_oauth and settings.slack.by_http:
        doors["Add to Slack"] = SLACK_INSTALL
    if settings.discord.is_on:
        doors["Add to Discord"] = DISCORD_INSTALL
    if not (core.operator and core.support):
        return Site(None, doors)
    named = tuple(name.strip() for name in core.sub_processors.split(";") if name.strip())
    own = {"privacy": core.privacy_url, "terms": core.terms_url}
    endpoint = to_endpoint(core)
    models = (endpoint.names, endpoint.host) if endpoint else ((), "")
    return Site(Operator(core.operator, core.support, core.hosting, named, own, *models), doors)


def to_endpoint(core: Settings) -> Endpoint | None:
    """Where language models are asked; None where the settings name none. Raises CoachError for what cannot work."""
    names = tuple(dict.fromkeys(name.strip() for name in core.model_names.split(",") if name.strip()))
    if not core.model_url and not names:
        return None
    if not core.model_url or not names:
        raise CoachError("COACH_MODEL_URL and COACH_MODEL_NAMES belong together: set both, or neither.")
    try:
        url = URL(core.model_url.rstrip("/"))
        good = bool(url.host) and url.scheme in ("http", "https") and not (url.user or url.query_string or url.fragment)
    except ValueError:
        good = False
    if not good:
        raise CoachError("COACH_MODEL_URL must be an address such as https://models.example/v1, without a key in it.")
    host, own = url.host or "", core.model_own_network
    if not own and (url.scheme != "https" or address.is_inside(host)):
        raise CoachError(
            "COACH_MODEL_URL must be a public https address. If the model runs on a machine of your own, say so with "
            "COACH_MODEL_OWN_NETWORK=true."
        )
    if any(len(name) > MAX_NAME for name in names) or len(names) > MAX_MODELS:
        raise CoachError(f"COACH_MODEL_NAMES can hold {MAX_MODELS} names of {MAX_NAME} characters at most.")
    return Endpoint(url, names, core.model_key.get_secret_value(), own, core.model_seconds)


def _rate_limits(settings: Settings) -> RateLimits:
    return RateLimits(
        reviews=settings.reviews_per_hour,
        postings=settings.postings_per_hour,
        community_reviews=settings.community_reviews_per_hour,
        community_postings=settings.community_postings_per_hour,
        open_reviews=settings.reviews_per_hour,
        wordings=settings.wordings_per_day,
        community_wordings=settings.community_wordings_per_day,
    )


def _slack_reach(settings: AllSettings, store: Store, vault: Vault, site: Site) -> slack_building.Reach:
    oauth = slack_building.OAuthParts(store, vault, site.message, settings.core.public_url)
    return slack_building.reach(settings.slack, oauth)


def _sandbox(settings: Settings) -> Sandbox:
    limits = Limits(max_bytes=settings.max_file_bytes, max_pages=settings.max_pages)
    bounds = Bounds(settings.reading_seconds, settings.reading_megabytes, limits)
    return Sandbox(settings.readers, with_room_for_scans(bounds), office=office.found(settings.office))

"""The public pages of an installation, as HTML by the names of their pictures."""

from pathlib import Path

from adapters.all_settings import AllSettings
from adapters.building import to_site
from adapters.discord.settings import DiscordSettings
from adapters.slack.installing import sorry, thanks
from adapters.slack.settings import SlackSettings
from adapters.web.site import PAGES
from pictures.settings import core_settings

FOLDER = Path(__file__).parents[1] / "adapters" / "web" / "pages"


def pages() -> dict[str, str]:
    """All of them, as an installation for both platforms shows them."""
    slack = SlackSettings(_env_file=None, client_id="1", client_secret="2", signing_secret="3")
    site = to_site(AllSettings(core_settings(), slack, DiscordSettings(_env_file=None, token="drawn-only")))
    shown = {name: site.text(name) for name in ("about", *PAGES)}
    shown |= {"installed": site.message(thanks("T1", "A1")), "not-installed": site.message(sorry("invalid_state"))}
    sheet, picture = f"<style>{(FOLDER / 'site.css').read_text('utf-8')}</style>", (FOLDER / "thread.png").as_uri()
    return {
        f"web-{name}": text.replace("</head>", sheet + "</head>").replace("/site/thread.png", picture)
        for name, text in shown.items()
    }

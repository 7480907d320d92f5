"""`python -m training [heads|lines]`: trains the weights anew and writes them where the reader finds them."""

import json
import sys
from pathlib import Path

from training import heads, lines

WEIGHTS = Path(__file__).parent.parent / "coach" / "reading" / "meaning" / "tagging" / "weights"


def main() -> None:
    """Trains what is named, or everything."""
    for name, train in {"heads": heads.train, "lines": lines.train}.items():
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            text = json.dumps(train(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            (WEIGHTS / f"{name}.json").write_text(text + "\n", "utf-8")
            print(f"{name}: {len(text)} bytes")


if __name__ == "__main__":
    main()

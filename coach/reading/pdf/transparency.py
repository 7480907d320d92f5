"""What pdfminer's interpreter leaves out of a page: how opaque things are painted, and what is clipped away.

Graphics state parameters (`gs`), clipping paths (`W`) and shadings (`sh`): PDF 32000-1, 8.4.5, 8.5.4 and 8.7.4.2.
"""

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import apply_matrix_rect

Box = tuple[float, float, float, float]


class Painting:
    """How the next thing is painted: its opacity, whether it mixes with what lies below it, and within which box."""

    __slots__ = ("alpha", "clip", "mixes")

    def __init__(self, alpha: float = 1.0, mixes: bool = False, clip: Box | None = None) -> None:
        self.alpha, self.mixes, self.clip = alpha, mixes, clip

    def changed(self, **values: Any) -> "Painting":
        """The same but for some values."""
        return Painting(**({"alpha": self.alpha, "mixes": self.mixes, "clip": self.clip} | values))


class Interpreter(PDFPageInterpreter):
    """Tells its device (`device.painting`, a `Painting`) how the next thing is painted."""

    device: Any

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._states: list[Painting] = []
        self._clips = False

    def do_q(self) -> None:
        super().do_q()
        self._states.append(self.device.painting)

    def do_Q(self) -> None:
        super().do_Q()
        if self._states:
            self.device.painting = self._states.pop()

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState") or {})
        state = dict_value(states.get(literal_name(name)) or {})
        alpha, mode = resolve1(state.get("ca")), resolve1(state.get("BM"))
        if isinstance(alpha, int | float):
            self.device.painting = self.device.painting.changed(alpha=float(alpha))
        if mode is not None:
            names = [resolve1(one) for one in (mode if isinstance(mode, list) else [mode])]
            normal = any(isinstance(one, PSLiteral) and one.name in ("Normal", "Compatible") for one in names)
            self.device.painting = self.device.painting.changed(mixes=not normal)

    def do_W(self) -> None:
        self._clips = True

    def do_W_a(self) -> None:
        self._clips = True

    def do_n(self) -> None:
        self._clip()
        super().do_n()

    def do_f(self) -> None:
        path = self.curpath
        super().do_f()
        self._clip(path)

    def do_f_a(self) -> None:
        path = self.curpath
        super().do_f_a()
        self._clip(path)

    def do_S(self) -> None:
        path = self.curpath
        super().do_S()
        self._clip(path)

    def do_sh(self, name: Any) -> None:
        self.device.paint_shading()

    def do_Do(self, xobjid_arg: Any) -> None:
        painting = self.device.painting
        super().do_Do(xobjid_arg)
        self.device.painting = painting

    def _clip(self, path: Any = None) -> None:
        """Narrows the clipping box to that of the path, after the operator that ends it."""
        if not self._clips:
            return
        self._clips = False
        points: list[Any] = [step[i : i + 2] for step in (path or self.curpath) for i in range(1, len(step) - 1, 2)]
        if not points:
            return
        xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
        box = apply_matrix_rect(self.ctm, (min(xs), min(ys), max(xs), max(ys)))
        old = self.device.painting.clip
        if old is not None:
            box = (max(box[0], old[0]), max(box[1], old[1]), min(box[2], old[2]), min(box[3], old[3]))
        self.device.painting = self.device.painting.changed(clip=box)

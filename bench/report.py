"""What was measured, as one page under var/reports/: the figures as they were printed, and curves of the delays."""

import html
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from statistics import quantiles

FOLDER = Path("var/reports")

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 300, 40, 40
_COLOURS = ("#0b6e4f", "#c8553d", "#3d5a80", "#8d6a9f")

Curves = Mapping[str, Sequence[float]]
Show = Callable[[str, Curves], None]


class Report:
    """Collects what the measurements print and the curves that they show."""

    def __init__(self) -> None:
        self._page: list[str] = []
        self.text = ""

    def begin(self, title: str) -> None:
        """The next measurement."""
        self._page.append(f"<h2>{html.escape(title)}</h2>")
        self.text += f"\n{title}\n"

    def say(self, figures: str) -> None:
        """What a measurement printed."""
        self._page.append(f"<pre>{html.escape(figures)}</pre>")
        self.text += figures

    def show(self, title: str, curves: Curves) -> None:
        """How much of each series was done within which time, in seconds."""
        self._page.append(f"<figure>{curves_svg(title, curves)}<figcaption>{html.escape(title)}</figcaption></figure>")

    def write(self, now: datetime) -> Path:
        """Write the page; answers where it is."""
        machine = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        FOLDER.mkdir(parents=True, exist_ok=True)
        path = FOLDER / f"bench-{now:%Y-%m-%d-%H%M}.html"
        head = "<!doctype html><meta charset=utf-8><title>make bench</title><style>body{font-family:sans-serif}</style>"
        about = f"<h1>make bench, {now:%Y-%m-%d %H:%M} UTC</h1><p>{machine}; load at the end {load}</p>"
        path.write_text(f"{head}{about}{''.join(self._page)}\n", encoding="utf-8")
        return path


def percentiles(seconds: Sequence[float]) -> str:
    """The usual four in one line."""
    cuts = quantiles(seconds, n=100)
    return f"p50 {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s, longest {max(seconds):.2f} s"


def p95(seconds: Sequence[float]) -> float:
    """The time within which 95 of 100 were done."""
    return quantiles(seconds, n=100)[94]


def curves_svg(title: str, curves: Curves) -> str:
    """Draw the share that was done against the time that it took, as SVG."""
    longest = max(max(seconds) for seconds in curves.values())
    drawn = [_curve(seconds, longest, _COLOURS[place]) for place, seconds in enumerate(curves.values())]
    named = [
        f'<text x="{_WIDTH - 220}" y="{150 + 20 * place}" fill="{_COLOURS[place]}">{html.escape(name)}</text>'
        for place, name in enumerate(curves)
    ]
    ticks = [
        f'<text x="{_x(part * longest / 4, longest):.0f}" y="{_HEIGHT - 20}">{part * longest / 4:.2f} s</text>'
        for part in range(5)
    ]
    shares = [
        f'<text x="0" y="{_y(share):.0f}">{share:.0%}</text>'
        f'<path d="M{_LEFT} {_y(share):.1f}H{_WIDTH - 20}" stroke="#ddd"/>'
        for share in (0, 0.5, 0.95)
    ]
    inside = "".join([*shares, *ticks, *drawn, *named])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" font-size="12" '
        f'font-family="sans-serif" role="img"><title>{html.escape(title)}</title>{inside}</svg>'
    )


def _curve(seconds: Sequence[float], longest: float, colour: str) -> str:
    points = " ".join(
        f"{_x(one, longest):.1f},{_y((place + 1) / len(seconds)):.1f}" for place, one in enumerate(sorted(seconds))
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _x(seconds: float, longest: float) -> float:
    return _LEFT + seconds / longest * (_WIDTH - _LEFT - 60)


def _y(share: float) -> float:
    return 15 + (1 - share) * (_HEIGHT - _BOTTOM - 30)

"""A worker on a host whose clock is wrong, all of it, as libfaketime would have it.

python -m tests.faults.off_clock SECONDS            so many ahead; it goes by the record's clock
python -m tests.faults.off_clock SECONDS by-its-own for a control: it goes by its own
"""

import sys
import time
from datetime import timedelta

from store import instant


def set_clock(ahead: float) -> None:
    """DANGER: whoever was imported before goes by the right one."""
    right, wall = instant.utc_now, time.time
    instant.utc_now = lambda: right() + timedelta(seconds=ahead)
    time.time = lambda: wall() + ahead


def main(ahead: float, *, by_its_own: bool) -> None:
    """Work until told to stop."""
    set_clock(ahead)
    from store import record_clock

    if by_its_own:
        record_clock.record_clock = lambda url: instant.utc_now
    import worker

    worker.main()


if __name__ == "__main__":
    main(float(sys.argv[1]), by_its_own="by-its-own" in sys.argv)

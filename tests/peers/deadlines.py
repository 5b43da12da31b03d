"""Reads lines “2026-09-28 5 工作日” and prints for each the last day, by the PyPI package chinesecalendar.

The day itself does not count; the last day is the fifth working day after it. A count that leaves the years that
the package knows ends with an error, after the lines before it.
"""

import sys
from datetime import date, timedelta

from chinese_calendar import is_workday

# Whatever the locale says.
sys.stdin.reconfigure(encoding="utf-8")


def last_day(start: date, count: int) -> date:
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


for number, line in enumerate(sys.stdin, 1):
    try:
        start, count, unit = line.split()
        if unit != "工作日" or int(count) < 1:
            raise ValueError("expected a day, a number of at least 1, and 工作日")
        print(last_day(date.fromisoformat(start), int(count)))
    except (ValueError, NotImplementedError) as error:
        sys.stdout.flush()
        sys.stderr.reconfigure(encoding="utf-8")
        sys.exit(f"line {number}, “{line.strip()}”: {error}")

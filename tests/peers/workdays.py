"""Every day of the years FIRST to LAST, off (休) or at work (班), as the PyPI package chinesecalendar has it.

    .tools/python/bin/python tests/peers/workdays.py [FIRST] [LAST]

Years that the package has no notice for are left out.
"""

import sys
from datetime import date, timedelta

from chinese_calendar import is_workday
from chinese_calendar.constants import holidays

# Whatever the locale says.
sys.stdout.reconfigure(encoding="utf-8")

known = max(holidays).year
years = [int(year) for year in sys.argv[1:]]
first, last = (years + [2024, known][len(years) :])[:2]
if not first <= min(last, known):
    sys.exit(f"chinesecalendar knows nothing of {first} to {last}; its last year is {known}")

day, end = date(first, 1, 1), date(min(last, known), 12, 31)
while day <= end:
    print(day, "班" if is_workday(day) else "休")
    day += timedelta(days=1)

"""Reads a calendar file from standard input by the PyPI package icalendar, strictly, and prints its events as JSON:

    [{"uid","summary","start":"YYYY-MM-DD","end":"YYYY-MM-DD" or null,"description","alarms":n}, …]

"end" is DTEND as the file has it: the first day that is no longer part of the event. What a calendar must have by
RFC 5545 and the package lets pass is looked for here. Any fault: a line each on standard error, and 1.
"""

import json
import re
import sys
from datetime import date, datetime, timedelta

from icalendar import Calendar

LONGEST_LINE = 75
CONTENT_LINE = re.compile(r'[A-Za-z0-9-]+(;[A-Za-z0-9-]+=("[^"]*"|[^",;:]+)(,("[^"]*"|[^",;:]+))*)*:')
# A backslash, comma or semicolon in a text has a backslash before it, and nothing else but the n of a new line has.
TEXT = re.compile(r"([^\\,;]|\\[\\,;nN])*")
TEXTS = ["COMMENT", "DESCRIPTION", "LOCATION", "PRODID", "SUMMARY", "UID", "X-WR-CALNAME"]
TIMES = ["CREATED", "DTEND", "DTSTAMP", "DTSTART", "LAST-MODIFIED"]
# What an event may have, but only once.
ONCE = [
    *["CLASS", "CREATED", "DESCRIPTION", "DTEND", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER"],
    *["PRIORITY", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL"],
]
faults: list[str] = []


def lines(data: bytes) -> list[str]:
    """Takes the lines apart as bytes: the package is lenient with all of this."""
    if not data.endswith(b"\r\n"):
        faults.append("the file does not end in CRLF")
    found = []
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if not line:
            faults.append(f"line {number} is empty")
        if len(line) > LONGEST_LINE:
            faults.append(f"line {number} has {len(line)} octets, more than {LONGEST_LINE}")
        if re.search(rb"[\r\n]", line):
            faults.append(f"line {number} has a CR or an LF alone")
        # Every control character but the tab, and CR and LF, which have been told of.
        if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line):
            faults.append(f"line {number} has a control character")
        try:
            found.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            faults.append(f"line {number} is not UTF-8, or is folded inside a character")
            found.append(line.decode("latin-1"))
    return found


def written(line: str) -> None:
    """What the package reads with leniency: names, texts that are not escaped, days without VALUE=DATE."""
    head = CONTENT_LINE.match(line)
    if not head:
        faults.append(f"not a name, parameters and a colon: {line}")
        return
    name, *parameters = head[0][:-1].upper().split(";")
    value = line[head.end() :]
    if name in TEXTS and not TEXT.fullmatch(value):
        faults.append(f"the text of {name} is not escaped: {value}")
    time = r"[0-9]{8}" if "VALUE=DATE" in parameters else r"[0-9]{8}T[0-9]{6}Z?"
    if name in TIMES and not re.fullmatch(time, value):
        faults.append(f"not a day or a moment: {line}")


def nesting(unfolded: list[str]) -> None:
    """The package closes whatever is open at an END, and takes more than one calendar."""
    opened: list[str] = []
    if unfolded[0] != "BEGIN:VCALENDAR":
        faults.append("the file does not begin with BEGIN:VCALENDAR")
    for index, line in enumerate(unfolded):
        if index > 0 and not opened:
            faults.append(f"there is more after the end: {line}")
        word, _, name = line.partition(":")
        if word.upper() == "BEGIN":
            opened.append(name)
        if word.upper() == "END" and (not opened or opened.pop() != name):
            faults.append(f"{line} closes what is not open")
    if opened:
        faults.append(f"{opened[-1]} is not closed")


def only(component, name: str):
    value = component.get(name)
    if value is None:
        faults.append(f"{component.name} has no {name}")
    if isinstance(value, list):
        faults.append(f"{component.name} has more than one {name}")
        return value[0]
    return value


def day(value) -> str | None:
    if value is None:
        return None
    it = value.dt
    return (it.date() if isinstance(it, datetime) else it).isoformat()


def text(value) -> str | None:
    return None if value is None else str(value)


def event(component) -> dict:
    uid = only(component, "UID")
    if uid == "":
        faults.append("UID is empty")
    stamp = only(component, "DTSTAMP")
    if stamp is not None:
        at = getattr(stamp, "dt", None)
        if not isinstance(at, datetime) or at.utcoffset() != timedelta(0) or stamp.params.get("TZID"):
            faults.append(f"DTSTAMP is not in UTC: {stamp.to_ical().decode()}")
    # Several come as a list, and nothing below could read that.
    if several := [name for name in ONCE if isinstance(component.get(name), list)]:
        faults.extend(f"VEVENT has more than one {name}" for name in several)
        return {}
    start, end = only(component, "DTSTART"), component.get("DTEND")
    if start is not None and end is not None:
        kinds = [isinstance(it.dt, datetime) for it in (start, end)]
        if kinds[0] != kinds[1]:
            faults.append("of DTSTART and DTEND one is a day, the other a moment")
        elif not start.dt < end.dt:
            faults.append("DTEND is not after DTSTART")
    alarms = component.walk("VALARM")
    for alarm in alarms:
        only(alarm, "TRIGGER")
        if only(alarm, "ACTION") == "DISPLAY":
            only(alarm, "DESCRIPTION")
    return {
        "uid": text(uid),
        "summary": text(component.get("SUMMARY")),
        "start": day(start),
        "end": day(end),
        "description": text(component.get("DESCRIPTION")),
        "alarms": len(alarms),
    }


def calendar(data: bytes) -> list[dict]:
    root = Calendar.from_ical(data)
    for component in root.walk():
        faults.extend(f"{component.name}: {name or ''} {message}" for name, message in component.errors)
    if faults:
        return []
    if (version := only(root, "VERSION")) is not None and version != "2.0":
        faults.append(f"VERSION is {version}, not 2.0")
    if only(root, "PRODID") == "":
        faults.append("PRODID is empty")
    events = [event(it) for it in root.walk("VEVENT")]
    uids = [it.get("uid") for it in events]
    twice = {it for it in uids if it and uids.count(it) > 1}
    faults.extend(f"more than one event has the UID {uid}" for uid in sorted(twice))
    return events


# Whatever the locale says.
sys.stdout.reconfigure(encoding="utf-8")
sys.stderr.reconfigure(encoding="utf-8")

data = sys.stdin.buffer.read()
unfolded = re.sub(r"\r\n[ \t]", "", "\r\n".join(lines(data))).split("\r\n")
for line in unfolded:
    written(line)
nesting(unfolded)
events = []
try:
    events = calendar(data)
except Exception as error:  # Whatever the package makes of it is a fault of the file.
    faults.append(f"{type(error).__name__}: {error}")
if faults:
    sys.exit("\n".join(faults))
print(json.dumps(events, ensure_ascii=False, separators=(",", ":")))

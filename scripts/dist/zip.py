"""Writes a folder as a zip file with the same bytes each time: names in order, one time for all, no extra fields.

    zip.py FOLDER FILE NAME TIME

NAME is the folder inside the archive; TIME is in seconds since 1970. Files are stored as they are: the larger ones stand
beside their compressed forms anyway, and no version of zlib has a say in the archive's bytes.
"""

import sys
import time
import zipfile
from pathlib import Path

folder, target, name, seconds = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
# The format counts from 1980, in steps of two seconds.
when = max(time.gmtime(seconds)[:6], (1980, 1, 1, 0, 0, 0))
paths = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
    for inside, path in paths:
        entry = zipfile.ZipInfo(f"{name}/{inside}", when)
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        archive.writestr(entry, path.read_bytes())

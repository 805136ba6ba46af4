#!/usr/bin/env python3
"""Copies a tree file by file in the reverse of its order, so that the file system lists it anew.

usage: copy_reversed.py SOURCE DESTINATION
"""

import shutil
import sys
from pathlib import Path

source, destination = Path(sys.argv[1]), Path(sys.argv[2])
for path in sorted((p for p in source.rglob("*") if p.is_file()), reverse=True):
    target = destination / path.relative_to(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)

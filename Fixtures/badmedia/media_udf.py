"""UDF volumes: made by mkudffs, filled by `udf_fill.py`."""

import shutil
import sys
import tempfile
from pathlib import Path

from .media import PACKERS, run, write_tree

FILL = Path(__file__).resolve().parents[2] / "Tests" / "Acceptance" / "udf_fill.py"
#: Sectors that a volume has beside what is put into it.
SPARE = 512


def udf(revision):
    def pack(contents, place, fileset=None):
        path = place / "medium.udf"
        sectors = sum(-(-len(d) // 2048) + 2 for d in contents.values()) + SPARE
        with tempfile.TemporaryDirectory() as tree:
            write_tree(contents, tree)
            make(path, tree, sectors, revision)
        return path
    return pack


def make(path, tree, sectors, revision="2.01"):
    """A UDF volume over the files of a folder."""
    # mkudffs makes no metadata partition; the filler turns a volume of 2.01 into one of 2.50.
    newer = revision == "2.50"
    tool = shutil.which("mkudffs") or "/usr/sbin/mkudffs"
    run(tool, "--media-type=hd", f"--udfrev={'2.01' if newer else revision}",
        "--blocksize=2048", "--label=BADMEDIA", "--uuid=0123456789abcdef", "--new-file", path,
        sectors)
    run(sys.executable, FILL, path, tree, *["--metadata"] * newer)


PACKERS.update({f"udf-{r}": udf(r) for r in ("1.02", "1.50", "2.01", "2.50")})

"""Reads the JSON forms of the standard, and finds what 2020 said of an attribute of today."""
import collections
import html
import json
import pathlib
import re
import sys

SHARED, PER_FRAME = "52009229", "52009230"
# What a macro is in: an item of functional groups.
IN_FRAME = {}
TYPES = {"1": "1", "1C": "c", "2": "2", "2C": "d", "3": "3"}
# Attributes of the main data set that conditions in items speak of.
MAIN = {"00080008", "00080016", "00080060", "00080068", "00280002", "00280004", "00280008",
        "00280301", "00189361", "00620001"}
# Keywords of repeating groups, which the table of attributes writes with an x.
REPEATING = {"NumberOfFramesInOverlay": "60000015", "ImageFrameOrigin": "60000051",
             "OverlayActivationLayer": "60001001"}


def load(name, folder=1):
    with open(pathlib.Path(sys.argv[folder]) / name) as file:
        return json.load(file)


REFERENCE = "dicom-standard-json/"
ATTRIBUTES = load(REFERENCE + "attributes.json")
KEYWORDS = {item["keyword"]: item["id"] for item in ATTRIBUTES} | REPEATING
BY_TAG = {item["id"]: item for item in ATTRIBUTES}
NAMES = {item["name"]: re.sub("[(),]", "", item["tag"]).lower()
         for item in load("attributes.json", 2) + ATTRIBUTES if item["name"]}
SORTED = {}
# By their first letters, longest first.
for known in sorted(NAMES, key=len, reverse=True):
    SORTED.setdefault(known[:4], {})[known] = NAMES[known]
NAMES = SORTED


def plain(text):
    """What a description says, without notes and lists of values."""
    text = re.sub(r"<div>\s*<h3>Note</h3>.*?</div>", " ", text, flags=re.S)
    text = re.sub(r"<dl>.*?</dl>", " ", text, flags=re.S)
    text = re.sub(r"<strong>[^<]*</strong>", " ", text)
    # A paragraph ends a sentence that has no full stop.
    text = re.sub(r"(?<!\bor)(?<!\band)(?<=[A-Za-z0-9)])\s*</p>", r". </p>", text)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).strip()


def number(value, tag):
    """As an attribute of numbers has it: `0001H` is 1."""
    vr = BY_TAG.get(tag, {}).get("valueRepresentation", "")
    if vr in ("US", "UL", "SS", "SL", "US or SS"):
        if re.fullmatch(r"[0-9A-F]+H", value):
            return str(int(value[:-1], 16))
        if re.fullmatch(r"[+-]?[0-9]+", value):
            return str(int(value))
    if vr == "AT" and re.fullmatch(r"[0-9A-F]{8}H", value):
        return value[:8]
    return value


def values(text, tag):
    """`E0|A|B;D3|C`: enumerated or defined terms, of which value (0: of each), the values."""
    sets = []
    for title, body in re.findall(
            r"<strong>([^<]*)</strong>\s*</p>\s*<dl>(.*?)</dl>", text, flags=re.S):
        title = re.sub(r"\s+", " ", title).strip(" :")
        match = (re.fullmatch(r"(Enumerated Value|Defined Term)s?(?: for Value (\d))?", title, re.I)
                 or re.fullmatch(r"()Value (\d) Enumerated Values", title))
        if not match:
            return ""
        found = [html.unescape(value).strip()
                 for value in re.findall(r"<dt>\s*<span>([^<]*)</span>", body)]
        found = [number(value, tag) for value in found]
        if not found or any("\\" in value or "," in value or "_i" in value or "-CS" in value
                            for value in found):
            return ""
        kind = "D" if match.group(1).lower().startswith("defined") else "E"
        sets.append(f"{kind}{match.group(2) or 0}|" + "|".join(dict.fromkeys(found)))
    if len({entry[:2] for entry in sets}) != len(sets):
        return ""
    return ";".join(sets)


# Sentences that leave one value.
ONLY = (
    r"(?:^|\.\s)(?:This value|The value(?: of this Attribute)?) shall be ([0-9]+)(?:\.\s|\.?$)",
    r"in this image shall have a value of ([0-9]+)\.",
    r"Shall have the value: ([0-9]{4}H) = ",
    r"Only (MONOCHROME2) may be used\.",
)


def only_value(text, tag):
    """The one value that a sentence asks for, as a set."""
    text = plain(text)
    found = [number(match, tag) for pattern in ONLY for match in re.findall(pattern, text)]
    return f"E0|{found[0]}" if len(found) == 1 else ""


class Prose:
    """The descriptions of 2020, found again for an attribute of today."""

    def __init__(self):
        self.exact, macros = {}, load("macro_to_attributes.json", 2)
        near = collections.defaultdict(set)
        alone = collections.defaultdict(collections.Counter)
        self.macro_tops = collections.defaultdict(list)
        sections = load("references.json", 2)
        for item in load("module_to_attributes.json", 2) + macros:
            owner, *path = item["path"].split(":")
            text = item["description"]
            self.exact.setdefault((owner, *path), (text, item["externalReferences"]))
            entry = (text, json.dumps(item["externalReferences"]))
            near[tuple(path[-2:])].add(entry)
            alone[path[-1]][entry] += 1
        for item in macros:
            owner, *path = item["path"].split(":")
            if len(path) == 1:
                self.macro_tops[owner].append(path[0])
            # Of macros the top is known by the first tag, wherever it is used.
            self.exact.setdefault(("*", *path), (item["description"], item["externalReferences"]))
        self.near = {key: next(iter(found)) for key, found in near.items() if len(found) == 1}
        self.alone = {}
        for tag, found in alone.items():
            (entry, count), *_ = found.most_common(1)
            if count >= 0.9 * sum(found.values()):
                self.alone[tag] = entry
        self.sections = {}
        for url, text in sections.items():
            self.sections[url] = text

    def of(self, owner, path):
        found = self.exact.get((owner, *path))
        if not found and path[0].startswith("6000"):
            found = self.exact.get((owner, path[0].replace("6000", "60xx"), *path[1:]))
        if not found and path[0] in (SHARED, PER_FRAME):
            found = self.exact.get(("*", *path[1:]))
        if found:
            return found
        entry = self.near.get(tuple(path[-2:])) or self.alone.get(path[-1])
        return (entry[0], json.loads(entry[1])) if entry else ("", [])

    def values(self, owner, path):
        text, references = self.of(owner, path)
        own = values(text, path[-1])
        if own or "<dl>" in text:
            return own
        only = only_value(text, path[-1])
        if only:
            return only
        name = BY_TAG.get(path[-1], {}).get("name", "")
        for reference in references:
            section = self.sections.get(reference["sourceUrl"], "")
            heading = re.search(r"<h\d>\s*(.*?)</h\d>", section, flags=re.S)
            title = re.sub(r"<[^>]*>", "", heading.group(1)) if heading else ""
            if re.sub(r"^[A-Z0-9.]+\s+", "", html.unescape(title).strip()).lower() == name.lower():
                return values(section, path[-1])
        return ""

    def is_single(self, owner, path):
        """Whether a sequence has one item at most."""
        text = plain(self.of(owner, path)[0])
        return bool(re.search(
            r"(Only a single Item (shall be included|is permitted)|Zero or one Item shall be "
            r"included|Only one Item (shall be included|is permitted)) in this Sequence\.", text))

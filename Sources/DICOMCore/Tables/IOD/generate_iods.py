#!/usr/bin/env python3
"""Writes the information object definitions from the JSON form of the standard.

    generate_iods.py REFERENCE STANDARD

REFERENCE holds `dicom-standard-json/`; STANDARD is the folder `standard` of the PyPI package
dicom_standard 0.1.0 (conditions and values of the 2020 edition). Only facts are taken: tags, types,
usages, values; conditions become expressions (conditions.py), sentences stay behind.
"""
import collections
import pathlib
import re
import sys

import conditions
import overrides
from prose import (BY_TAG, IN_FRAME, KEYWORDS, MAIN, NAMES, PER_FRAME, REFERENCE, SHARED, TYPES,
                   Prose, load, plain)

HERE = pathlib.Path(__file__).parent


class Rules:
    """Lists of attributes, each kept once."""

    def __init__(self, prose):
        self.prose = prose
        self.lists, self.conditions, self.values = {}, {"": 0}, {"": 0}
        self.review = collections.Counter()
        self.where = {}
        # The tags that functional groups have.
        self.in_frames = set()

    @staticmethod
    def tree(rows):
        root = {}
        for path, kind in rows:
            node = root
            for tag in path[:-1]:
                node = node.setdefault(tag, [None, {}])[1]
            node.setdefault(path[-1], [None, {}])[0] = kind
        return root

    def refer(self, chain, tag):
        """The tag with its level, seen from the innermost of `chain` (outermost first)."""
        tag = tag.lower()
        for up, level in enumerate(reversed(chain)):
            if tag in level:
                return "^" * up + tag.upper()
        if len(chain) == 1:
            return tag.upper()
        if chain[0] is IN_FRAME:
            return ("%" if tag in self.in_frames else "/") + tag.upper()
        if tag in MAIN:
            return "/" + tag.upper()
        raise conditions.Failure("elsewhere")

    def condition(self, owner, path, chain, kind):
        if kind not in ("1C", "2C"):
            return 0
        hand = overrides.CONDITIONS.get((owner, ":".join(path)))
        if hand is None:
            hand = overrides.ANYWHERE.get((path[-2] if len(path) > 1 else "", path[-1]))
        if hand is None:
            hand = overrides.ANYWHERE.get(("", path[-1]))
        text, _ = self.prose.of(owner, path)
        if hand is not None:
            found = hand
        else:
            expression, otherwise = conditions.condition(
                plain(text), NAMES, lambda tag: self.refer(chain, tag))
            found = "" if expression == "?" and otherwise != "-" else expression + " " + otherwise
            said = re.search(r"(Required|Shall be present|required).*", plain(text))
            self.review[(said.group() if said else "-" + plain(text), found)] += 1
            self.where[(said.group() if said else "-" + plain(text), found)] = (owner, path)
        return self.conditions.setdefault(found.strip(), len(self.conditions))

    def add(self, owner, tree, path=(), chain=(), variant=None):
        """The number of the list of `tree`; `variant` has attributes that are otherwise."""
        variant = variant or {}
        chain = (*chain, tree)
        line = []
        for tag, (kind, items) in sorted(tree.items()):
            if tag.startswith("?"):
                continue
            here = (*path, tag)
            special = variant.get(tag) or (
                "0040a040" in tree and "0040a050" in tree
                and (path or tag != "0040a040") and overrides.CONTENT.get(tag))
            kind = special[0] if special else kind
            text = tag.upper() + TYPES.get(kind, "-")
            if items:
                text += f":{self.add(owner, items, here, chain):x}"
            if special:
                found = self.conditions.setdefault(special[1], len(self.conditions))
            else:
                found = self.condition(owner, here, chain, kind)
            if found:
                text += f"?{found:x}"
            found = overrides.VALUE_SETS.get((owner, ":".join(here)))
            found = found or self.prose.values(owner, here)
            if found and tag in overrides.VALUES:
                found = "|".join([found] + overrides.VALUES[tag])
            # A set that holds under a condition has its number.
            found = re.sub(r"\{([^}]*)\}", lambda match: "?{:x}".format(
                self.conditions.setdefault(match.group(1), len(self.conditions))), found)
            found = self.values.setdefault(found, len(self.values))
            if found:
                text += f"={found:x}"
            if BY_TAG.get(tag, {}).get("valueRepresentation") == "SQ" and self.prose.is_single(
                    owner, here):
                text += "!"
            line.append(text)
        # The content tree goes on within its items.
        if path == ("0040a730",) and "0040a730" not in tree:
            line = sorted(line + ["0040A730c:*"])
        return self.lists.setdefault(" ".join(line), len(self.lists))


def section(url):
    match = re.search(r"sect_([A-Z0-9.a-z\-]+)\.html", url)
    return match.group(1) if match else ""


def title(identifier):
    words = identifier.replace("x-ray", "x_ray").replace("multi-frame", "multi_frame").split("-")
    short = {"ct", "mr", "pet", "us", "voi", "lut", "rt", "fov", "oct", "sr", "qa"}
    known = {"x_ray": "X-Ray", "multi_frame": "Multi-frame", "with": "with", "in": "in"}
    return " ".join(known.get(word) or (word.upper() if word in short else word.capitalize())
                    for word in words)


def usage_condition(text):
    if not text:
        return ""
    expression, otherwise = conditions.condition(
        re.sub(r"\s+", " ", text), NAMES, lambda tag: tag.upper())
    return "" if expression == "?" else (expression + " " + otherwise).strip()


def table(owner, entries):
    """Raw literals of one line each."""
    text = f"extension {owner} {{\n"
    for name, comment, rows in entries:
        lines = "\n".join("    " + (row or "-") for row in rows)
        text += f"  /// {comment}\n  static let {name} = #\"\"\"\n{lines}\n    \"\"\"#\n\n"
    return text.rstrip() + "\n}\n"


def write(name, sources, text):
    (HERE / name).write_text(
        f"// DICOM 2025a (conditions and values: 2020), {sources}.\n"
        "// Written by Sources/DICOMCore/Tables/IOD/generate_iods.py REFERENCE STANDARD: do not"
        " edit.\n\n" + text)


def main():
    prose = Prose()
    rules = Rules(prose)
    modules = load(REFERENCE + "module_attributes_merged.json")["modules"]
    trees = {}
    for name, rows in modules.items():
        found = []
        for row in rows:
            path = tuple(KEYWORDS.get(tag[1:], tag).lower().replace("x", "0")
                         if tag.startswith("?") else tag for tag in row[0].split(":"))
            found.append((path, row[1]))
        trees[name] = Rules.tree(found)

    # Functional groups: the sequences of each macro, taken out of the module.
    uses = load(REFERENCE + "ciod_to_func_group_macros.json")
    macros_of = collections.defaultdict(list)
    for item in uses:
        macros_of[item["ciodId"]].append(item)
    definitions = load(REFERENCE + "ciod_to_modules.json")
    of_iod = collections.defaultdict(list)
    for item in definitions:
        of_iod[item["ciodId"]].append(item)
    newer = load(REFERENCE + "highdicom_iod_module_map.json")
    for iod, items in newer.items():
        if iod not in of_iod:
            of_iod[iod] = [{"moduleId": item["key"], "usage": item["usage"], "conditionalStatement":
                            None, "informationEntity": item["ie"]} for item in items]
            continue
        # The newer map decides what is in the object and how.
        there = {item["moduleId"]: item for item in of_iod[iod]}
        for item in items:
            if item["key"] in there:
                there[item["key"]]["usage"] = item["usage"]
            else:
                of_iod[iod].append(
                    {"moduleId": item["key"], "usage": item["usage"], "conditionalStatement": None,
                     "informationEntity": item["ie"]})
    groups = {}
    unassigned = {}
    for iod, items in of_iod.items():
        name = next((item["moduleId"] for item in items
                     if item["moduleId"].endswith("multi-frame-functional-groups")), None)
        if name not in trees:
            continue
        tops = {}
        for sequence in (SHARED, PER_FRAME):
            tops |= trees[name].get(sequence, [None, {}])[1]
        left = set(tops)
        rules.in_frames |= {tag for sequence in tops.values() for tag in sequence[1]}
        for item in macros_of[iod]:
            own = prose.macro_tops.get(item["macroId"]) or []
            if item["macroId"] in overrides.MACROS:
                own = [KEYWORDS[overrides.MACROS[item["macroId"]]].lower()]
            left -= set(own)
            tree = {tag: tops[tag] for tag in own if tag in tops}
            groups[(iod, item["macroId"])] = (name, tree)
        if left:
            unassigned[iod] = [BY_TAG[tag]["keyword"] for tag in left]
        for tag in sorted(left):
            macro = BY_TAG[tag]["keyword"].removesuffix("Sequence")
            macro = next((key for key, found in prose.macro_tops.items() if found == [tag]), macro)
            macros_of[iod].append({"macroId": macro, "usage": "U", "conditionalStatement": None})
            groups[(iod, macro)] = (name, {tag: tops[tag]})
        stripped = dict(trees[name])
        for sequence in (SHARED, PER_FRAME):
            if sequence in stripped:
                stripped[sequence] = [stripped[sequence][0], {}]
        trees[name] = stripped
    # Where the module has them not, they are as elsewhere.
    some = {key[1]: value for key, value in groups.items() if value[1]}
    groups = {key: value if value[1] else some.get(key[1], value)
              for key, value in groups.items()}
    print("functional groups of no macro:", unassigned, file=sys.stderr)
    print("macros without attributes:", sorted({key[1] for key, value in groups.items()
                                                 if not value[1]}), file=sys.stderr)

    about = {item["id"]: item for item in load(REFERENCE + "modules.json")}
    used = sorted({item["moduleId"] for items in of_iod.values() for item in items})
    lines, numbers = [], {}
    for name in used:
        item = about.get(name, {"name": title(name), "linkToStandard": ""})
        tree = trees.get(name, {})
        numbers[name] = len(lines)
        words = re.sub(r" Module$", "", item["name"].strip())
        place = overrides.SECTIONS.get(name) or section(item["linkToStandard"])
        lines.append(f"{words}|{place}|{rules.add(name, tree):x}")
    module_lines = lines
    variants = {}
    for (start, name), changes in overrides.VARIANTS.items():
        words, place, _ = lines[numbers[name]].split("|")
        variants[start, name] = len(lines)
        lines.append(f"{words}|{place}|{rules.add(name, trees[name], variant=changes):x}")

    macro_lines, macro_numbers = [], {}
    for key, (owner, tree) in groups.items():
        line = f"{overrides.MACRO_NAMES.get(key[1], title(key[1]))}|" \
            f"{rules.add(owner, tree, (PER_FRAME,), (IN_FRAME,)):x}"
        if line not in macro_lines:
            macro_lines.append(line)
        macro_numbers[key] = macro_lines.index(line)

    names = {item["id"]: item for item in load(REFERENCE + "ciods.json")}
    classes = collections.defaultdict(set)
    for uid, iod in load(REFERENCE + "highdicom_sop_class_iod_map.json").items():
        classes[iod].add(uid)
    by_name = {item["name"]: item["id"] for item in names.values()}
    mapped = {uid for found in classes.values() for uid in found}
    for item in load(REFERENCE + "sops.json"):
        if item["id"] not in mapped and item["ciod"] in by_name:
            classes[by_name[item["ciod"]]].add(item["id"])
    entities, iod_lines = {}, []
    for iod in sorted(of_iod):
        item = names.get(iod, {"name": title(iod), "linkToStandard": ""})
        parts = []
        for use in of_iod[iod]:
            entity = entities.setdefault(use["informationEntity"], len(entities))
            found = usage_condition(use["conditionalStatement"]) if use["usage"] == "C" else ""
            number = rules.conditions.setdefault(found, len(rules.conditions))
            module = next((found for (start, name), found in variants.items()
                           if iod.startswith(start) and name == use["moduleId"]),
                          numbers[use["moduleId"]])
            parts.append(f"{use['usage']}{entity:x}:{module:x}"
                         + (f"?{number:x}" if number else ""))
        groups_text = []
        for use in macros_of[iod]:
            key = (iod, use["macroId"])
            if key not in macro_numbers:
                continue
            usage = use["usage"]
            found = usage_condition(use["conditionalStatement"]) if usage == "C" else ""
            usage, found = overrides.MACRO_USES.get(key, (usage, found))
            number = rules.conditions.setdefault(found, len(rules.conditions))
            groups_text.append(f"{usage}:{macro_numbers[key]:x}"
                               + (f"?{number:x}" if number else ""))
        uids = " ".join(sorted(classes[iod]))
        words = item["name"].strip()
        iod_lines.append(f"{words}|{section(item['linkToStandard'])}|{uids}|{' '.join(parts)}|"
                         f"{' '.join(groups_text)}")

    write("IODTable+Definitions.swift", "PS3.3 Annexes A and B", table("IODTable", [
        ("entities", "Information entities, by number.", entities),
        ("definitions", "Name, section, SOP Classes, modules (usage, entity, number), macros.",
         iod_lines),
        ("modules", "Name, section, list of attributes.", module_lines),
        ("macros", "Name, list of attributes.", macro_lines)]))
    write("IODTable+Attributes.swift", "PS3.3 §10 and Annex C", table("IODTable", [
        ("lists", "Tag, type (c: 1C, d: 2C), : items (*: the same list), ? condition, = values, ! one item.",
         rules.lists)]))
    write("IODTable+Conditions.swift", "PS3.3 Annexes A and C", table("IODTable", [
        ("conditions", "As in conditions.py; - where the attribute is forbidden otherwise, + allowed, ~ forbidden where.",
         rules.conditions)]))
    write("IODTable+Values.swift", "PS3.3 Annex C", table("IODTable", [
        ("values", "E(numerated) or D(efined), the number of the value (0: each), ? condition, the values.",
         rules.values)]))
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as file:
            for (text, found), count in rules.review.most_common():
                owner, path = rules.where[(text, found)]
                file.write(f"{count}\t{found or '?'}\t{owner} {':'.join(path)}\t{text}\n")


main()

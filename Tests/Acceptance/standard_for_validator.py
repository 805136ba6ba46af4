"""What dicom-validator needs of the standard, made of the JSON forms of the reference.

It reads the standard's DocBook files by itself, which are not always within reach; the tables it
makes of them are plain dictionaries, so the same can be made of other forms of the standard. The
functional groups are left out: the reference has no conditions for them.
"""

import json
from pathlib import Path

from dicom_validator.spec_reader.condition import ConditionType
from dicom_validator.spec_reader.condition_parser import ConditionParser
from dicom_validator.validator.dicom_info import DicomInfo

FUNCTIONAL_GROUPS = {"52009229", "52009230"}


def shown(tag):
    return f"({tag[:4]},{tag[4:]})".upper()


class Standard:
    """The tables of some SOP Classes."""

    def __init__(self, reference):
        self.folder = Path(reference)
        self.dictionary = {
            shown(item["id"]): {"name": item["name"], "vr": item["valueRepresentation"],
                                "vm": item["valueMultiplicity"], "prop": ""}
            for item in self.load("attributes.json") if "x" not in item["id"].lower()}
        merged = self.load("module_attributes_merged.json")
        self.texts, self.rows = merged["conditions"], merged["modules"]
        self.parser = ConditionParser(self.dictionary)
        self.parsed = {}

    def load(self, name):
        return json.loads((self.folder / name).read_text())

    def condition(self, text):
        """None where it cannot be computed."""
        if text not in self.parsed:
            found = self.parser.parse(text)
            self.parsed[text] = (
                None if found.type == ConditionType.UserDefined else found.result_dict())
        return self.parsed[text]

    def attributes(self, module):
        root = {}
        for path, kind, *index in self.rows.get(module, []):
            tags = path.split(":")
            if any("?" in tag or tag.upper() in FUNCTIONAL_GROUPS for tag in tags):
                continue
            level = root
            for tag in tags[:-1]:
                level = level.setdefault(shown(tag), {"name": "", "type": "3"})
                level = level.setdefault("items", {})
            entry = level.setdefault(shown(tags[-1]), {})
            known = self.dictionary.get(shown(tags[-1]), {"name": ""})
            entry.update(name=known["name"], type=kind)
            if kind in ("1C", "2C") and index:
                found = self.condition(self.texts[index[0]])
                if found:
                    entry["cond"] = found
        return root

    def info(self, sop_classes):
        objects = self.load("highdicom_sop_class_iod_map.json")
        uses = self.load("highdicom_iod_module_map.json")
        texts = {(item["ciodId"], item["moduleId"]): item["conditionalStatement"]
                 for item in self.load("ciod_to_modules.json")}
        definitions, modules = {}, {}
        for uid in sop_classes:
            if uid not in objects:
                continue
            found = {}
            for use in uses[objects[uid]]:
                key = use["key"]
                found[key] = {"ref": key, "use": use["usage"]}
                text = texts.get((objects[uid], key))
                condition = self.condition(text) if use["usage"] == "C" and text else None
                if condition:
                    found[key]["cond"] = condition
                if key not in modules:
                    modules[key] = self.attributes(key)
            definitions[uid] = {"title": objects[uid], "modules": found, "group_macros": {}}
        return DicomInfo(self.dictionary, definitions, modules)

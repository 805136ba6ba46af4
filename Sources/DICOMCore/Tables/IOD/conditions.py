"""Turns the conditions of Type 1C and 2C attributes into expressions that can be computed.

The expressions, in the order of binding: `a|b`, `a&b`, `!a`, `(a)` and
    0028XXXX          the attribute is present (of the same data set or item)
    0028XXXX*         it has a value
    0028XXXX='A','B'  one of its values is A or B; `[3]` before the sign: its third value
    0028XXXX>1        its first value as a number (also <)
    ?                 what cannot be computed from the instance
behind all of it: - where the attribute is forbidden otherwise, + where it is allowed, and
    ~ EXPRESSION      where this is so the attribute is forbidden, whatever else is allowed
before the tag: `^` for each level up, `/` for the main data set, `%` for any functional group.
A sentence is taken only when all of it is understood: the rest of it is `?`.
"""
import re

ATTRIBUTE = r"\(([0-9A-Fa-f]{4}), ?([0-9A-Fa-f]{4})\)"


class Failure(Exception):
    pass


def sentences(text):
    """The sentences of a description."""
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".")
    text = text.replace("“", '"').replace("”", '"')
    text = re.sub(r"\bRequired if (?=Required if)", "", text)
    # A sentence of its own, whatever stands before it.
    text = re.sub(r"[.\s]*\s(?=(?:Required|Shall be present),? (?:only )?(?:if|when)\b)", ". ",
                  text)
    parts = re.split(r"(?<=[^.\d]\.)\s+(?=[A-Z])|(?<=\d\.)\s+(?=[A-Z])|(?<=IVUS) (?=May)", text)
    return [part.strip() for part in parts]


def tokens(text, names):
    """Attributes, values, numbers and words."""
    found = []
    position = 0
    pattern = re.compile(
        r'"(?P<quoted>[^"]*)"'
        r"|(?P<caps>[A-Z][A-Z0-9_]+(?: [A-Z][A-Z0-9_]*)*|\b[YN]\b|[0-9][A-Z]+\b)(?![a-z])"
        r"|(?P<number>[0-9][0-9.]*)|(?P<word>[A-Za-z][\w'\-/]*)|(?P<mark>[,;:=><])|(?P<other>\S)")
    while position < len(text):
        if text[position] == " ":
            position += 1
            continue
        # A short name may be a word of the sentence: it needs its number after it.
        known = next((name for name in names.get(text[position:position + 4], ())
                      if text.startswith(name, position) and (len(name) > 7 or re.match(
                          " ?" + ATTRIBUTE, text[position + len(name):]))), None)
        if known:
            position += len(known)
            tag = names[known[:4]][known]
            match = re.match(r" ?" + ATTRIBUTE, text[position:])
            if match:
                tag = match.group(1) + match.group(2)
                position += match.end()
            found.append(("tag", tag.upper()))
            continue
        match = pattern.match(text, position)
        position = match.end()
        kind = match.lastgroup
        value = match.group(kind)
        if kind == "word" and value.lower() in ("a", "an", "the", "attribute"):
            continue
        found.append((kind, value.lower() if kind == "word" else value))
    return found


class Parser:
    """One condition, `Required if` already taken away."""

    def __init__(self, text, names, refer):
        self.items = tokens(text, names)
        self.position = 0
        self.refer = refer

    def peek(self, ahead=0):
        index = self.position + ahead
        return self.items[index] if index < len(self.items) else ("end", "")

    def word(self, *words):
        """Takes the words when they are next."""
        for ahead, word in enumerate(words):
            if self.peek(ahead)[1] != word or self.peek(ahead)[0] not in ("word", "mark"):
                return False
        self.position += len(words)
        return True

    def parse(self):
        result = self.alternatives()
        if self.peek()[0] != "end":
            raise Failure(f"left over: {self.items[self.position:]}")
        return result

    def alternatives(self):
        parts = [self.all_of()]
        while True:
            start = self.position
            self.word(",")
            if not self.word("or"):
                self.position = start
                break
            self.word("if")
            parts.append(self.all_of())
        return "|".join(parts) if len(parts) > 1 else parts[0]

    def all_of(self):
        parts = [self.clause()]
        while True:
            start = self.position
            self.word(",")
            if not self.word("and"):
                self.position = start
                break
            self.word("if")
            parts.append(self.clause())
        if len(parts) == 1:
            return parts[0]
        return "&".join(f"({part})" if "|" in part else part for part in parts)

    def subject(self):
        neither = self.word("neither")
        self.either = self.word("either")
        tags, joint = [], None
        index = None
        if self.word("one", "of"):
            pass
        while True:
            if self.word("value", "of") or self.word("value", "for") or self.word("presence", "of"):
                pass
            elif self.peek()[1] == "value" and self.peek(1)[0] == "number":
                index = int(self.peek(1)[1])
                self.position += 2
                if not self.word("of"):
                    raise Failure("value of")
            kind, value = self.peek()
            if kind != "tag":
                raise Failure(f"no attribute at {self.items[self.position:]}")
            self.position += 1
            tags.append(value)
            if self.peek()[1] == "," and self.peek(1)[1] == "value" and (
                    self.peek(2)[0] == "number"):
                self.position += 1
            if self.peek()[1] == "value" and self.peek(1)[0] == "number":
                index = int(self.peek(1)[1])
                self.position += 2
            elif self.peek() == ("word", "value") and self.peek(1)[1] in ("is", "equals", "="):
                self.position += 1
            start = self.position
            comma = self.word(",")
            for word in ("or", "and", "nor"):
                if self.word(word):
                    break
            else:
                word = None
            self.word("value", "of")
            if self.peek()[0] == "tag" and (word or comma):
                joint = word or joint
                continue
            self.position = start
            break
        if len(tags) > 1 and joint is None:
            raise Failure("joint")
        self.points = tags == ["00280009"]
        return neither, tags, index, joint

    def values(self):
        found = []
        self.word("either")
        self.word("one", "of")
        self.word("value", "of")
        while True:
            kind, value = self.peek()
            if kind not in ("quoted", "caps", "number") and not (kind == "tag" and self.points):
                raise Failure(f"no value at {self.items[self.position:]}")
            self.position += 1
            found.append(value)
            start = self.position
            comma = self.word(",")
            joined = self.word("or")
            if not (comma or joined) or self.peek()[0] not in (
                    "quoted", "caps", "number", "tag" if self.points else ""):
                self.position = start
                return found

    def clause(self):
        neither, tags, index, joint = self.subject()
        test, negative = self.predicate()
        # Of several that "are not present" all are meant, but for "either".
        if neither or (negative and not self.either):
            joint, negative = "and", True
        parts = []
        for tag in tags:
            part = self.refer(tag) + (f"[{index}]" if index else "") + test
            if "{}" in test:
                part = test.replace("{}", self.refer(tag))
            parts.append(("!" if negative else "") + (
                f"({part})" if negative and re.search("[&|]", part) else part))
        if len(parts) == 1:
            return parts[0]
        return "(" + ("&" if joint == "and" else "|").join(parts) + ")"

    def predicate(self):
        if self.word("exists") or self.word("exist"):
            return "", False
        if self.word("has", "non-zero", "value") or self.word("has", "non-zero", "values"):
            return "!='0'", False
        start = self.position
        if self.word("is") or self.word("are") or self.word("was"):
            self.word("both")
            negative = bool(self.word("not"))
            if self.word("absent"):
                if negative:
                    raise Failure("not absent")
                return "", True
            if self.word("present") or self.word("used") or self.word("specified"):
                self.word("in", "this", "item")
                return self.present(negative), negative
            if self.word("non-zero") and not negative:
                return "!='0'", False
            self.position = start
        comparison = None
        if self.word("has", "value", "greater", "than") or self.word("is", "greater", "than"):
            comparison = ">"
        elif self.word("has", "value", "less", "than") or self.word("is", "less", "than"):
            comparison = "<"
        elif self.word(">"):
            comparison = ">"
        if comparison:
            kind, value = self.peek()
            if kind != "number":
                raise Failure("number")
            self.position += 1
            return comparison + value, False
        negative = False
        for words in (("points", "to"), ("includes", "tag", "for"), ("contains", "tag", "for"),
                      ("is", "present", "with", "value", "of"),
                      ("has", "value", "of"), ("has", "value", "equal", "to"),
                      ("has", "value"), ("contains", "value"),
                      ("is", "equal", "to"), ("is", "not", "equal", "to"), ("is", "set", "to"),
                      ("equals", "other", "than"), ("is", "other", "than"), ("is", "not"),
                      ("does", "not", "equal"), ("has", "value", "other", "than"),
                      ("is",), ("are",), ("equals",), ("equal",), ("=",)):
            if self.word(*words):
                negative = "not" in words or "other" in words
                if not negative and self.word("not"):
                    negative = True
                if not negative and self.word("other", "than"):
                    negative = True
                break
        else:
            raise Failure(f"no predicate at {self.items[self.position:]}")
        if words == ("has", "value") and self.peek()[0] in ("end",):
            return "*", False
        return ("!=" if negative else "=") + ",".join(f"'{v}'" for v in self.values()), False

    def present(self, negative):
        """What may follow `is present`."""
        if negative:
            return ""
        start = self.position
        self.word(",")
        if self.word("and", "has", "non-zero", "value"):
            return "!='0'"
        if self.word("and", "has", "value", "greater", "than") and self.peek()[0] == "number":
            self.position += 1
            return ">" + self.peek(-1)[1]
        self.position = start
        if self.word("and", "has", "value", "of") or self.word("with", "value", "of"):
            return "=" + ",".join(f"'{v}'" for v in self.values())
        if self.word("and", "has", "value") and self.peek()[0] in ("end", "mark"):
            return "*"
        self.position = start
        if self.word("and", "value", "is", "not") or self.word("and", "is", "not"):
            if self.peek()[0] in ("quoted", "caps", "number"):
                return "!=" + ",".join(f"'{v}'" for v in self.values())
        self.position = start
        if self.word("and", "equals") or self.word("and", "value", "is") or self.word("and", "is"):
            if self.peek()[0] in ("quoted", "caps", "number"):
                return "=" + ",".join(f"'{v}'" for v in self.values())
        self.position = start
        return ""


def parsed(text, names, refer):
    """The expression, with `?` for each part of an `and` or `or` that is not understood."""
    try:
        return Parser(text, names, refer).parse()
    except Failure:
        pass
    for word, sign in ((" or if ", "|"), (", and ", "&"), (" and if ", "&"), (" and ", "&"),
                       (", or ", "|")):
        other = " or " if sign == "&" else " and "
        parts = text.split(word)
        if len(parts) < 2:
            continue
        found = []
        for part in parts:
            try:
                found.append(Parser(part, names, refer).parse())
            except Failure:
                found.append("?")
        if all(part == "?" for part in found):
            continue
        # A part with both words may bind otherwise than it was split.
        if any(part == "?" and re.search(rf"\b{other.strip()}\b", source)
               for part, source in zip(found, parts)):
            continue
        return sign.join(f"({part})" if re.search("[|&]", part) else part for part in found)
    return "?"


def condition(text, names, refer):
    """The expression and what holds where it is false: `-` forbidden, `+` allowed, `` not said."""
    required = []
    otherwise = ""
    for sentence in sentences(text):
        low = sentence.lower()
        match = re.match(
            r"(?:- |– )?(?:required|shall be present|conditionally required),?"
            r" (?:only )?(?:if|when)(?: and only if)?:? (.*?)\.?$", sentence, re.I)
        if match:
            body = match.group(1)
            for pattern, sign in ((r"[,;.]? ?(?:otherwise )?shall not be present otherwise.*$", "-"),
                                  (r"[,;.]? ?may (?:also )?be present otherwise.*$", "+"),
                                  (r"[,;.]? ?not used otherwise.*$", "")):
                if re.search(pattern, body, re.I):
                    body = re.sub(pattern, "", body, flags=re.I)
                    otherwise = sign
            body = re.sub(r",? ?see (?:section|note)s? .*$", "", body, flags=re.I)
            body = re.sub(r'(") \([^)]*\)', r"\1", body)
            for _ in range(3):
                body = re.sub(r'(is not (?:"[^"]*" or )*"[^"]*") (?:and|or) (?:is )?not "',
                              r'\1 or "', body)
            body = re.sub(r"(Value \d) of this frame", r"\1", body)
            body = re.sub(r" \((?:code sequence look up|i\.e\.|e\.g\.)[^)]*\)?", "", body,
                          flags=re.I)
            required.append(parsed(body.strip(), names, refer))
        elif re.match(r"required\b", low):
            required.append("?")
        elif re.match(r"(it )?shall not be present otherwise\.?$|shall not be present, otherwise",
                      low):
            otherwise = "-"
        elif re.match(r"may (also |optionally )?be (optionally )?present otherwise", low):
            otherwise = "+"
        elif re.match(r"may (also |only )?be present", low) or "shall not be present" in low:
            otherwise = otherwise or "+"
    if not required:
        return "?", "+"
    # Whether a missing organization is one of tiles need not be asked.
    required = [re.sub(r"([/%^]*)00209311!=", r"!\g<1>00209311=", part) for part in required]
    if "only" in text.lower() and otherwise == "-":
        otherwise = ""
    joined = "|".join(required)
    return joined, otherwise

"""A DICOMDIR writer that can be told to get anything wrong."""

import zlib

from .encode import *

#: What `Directory.link` may return to leave an element out.
ABSENT = None


class Node:
    """A directory record and what is below it."""

    def __init__(self, kind, keys=(), children=(), file_id=None, image=None, in_use=0xFFFF):
        self.kind, self.keys, self.children = kind, list(keys), list(children)
        #: The components, or the bytes of the value.
        self.file_id = file_id
        self.image, self.in_use = image, in_use
        self.sop_class = image.sop_class if image else None
        self.sop_instance = image.uid if image else None
        self.syntax = image.syntax if image else None
        self.private_uid = None
        #: The MRDR that this record leads to, or how many lead to this MRDR.
        self.multi, self.references = None, None
        self.undefined = False

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def fields(self):
        """(tag, VR, value) of all but the links, in order."""
        out = [(0x00041410, "US", self.in_use), (0x00041430, "CS", self.kind)]
        if self.private_uid:
            out.append((0x00041432, "UI", self.private_uid))
        if self.file_id is not None:
            value = self.file_id
            out.append((0x00041500, "CS",
                        value if isinstance(value, bytes) else "\\".join(value)))
        if self.references is not None:
            out.append((0x00041600, "UL", self.references))
        if self.sop_class:
            out.append((0x00041510, "UI", self.sop_class))
        if self.sop_instance:
            out.append((0x00041511, "UI", self.sop_instance))
        if self.syntax:
            out.append((0x00041512, "UI", self.syntax))
        return out + self.keys


class Directory:
    """The file DICOMDIR: records in a tree, and every way of writing it."""

    def __init__(self, roots, instance):
        self.roots, self.instance = roots, instance
        #: Multi-referenced file records: in no entity.
        self.multi = []
        self.form, self.syntax, self.deflate = EXPLICIT, EXPLICIT_LE, False
        self.file_set_id, self.consistency = "BADMEDIA", 0
        self.preamble, self.prefix, self.meta, self.group_length = bytes(128), b"DICM", True, True
        self.sop_class = MEDIA_STORAGE_DIRECTORY
        self.undefined_sequence = self.undefined_items = False
        #: In which order a record (p), its children (c) and its siblings (s) are written.
        self.order = "pcs"
        #: Value added to every length of group 0004 that is written; nil for none.
        self.group_lengths = None
        self.tail = b""
        #: (tag, VR) -> VR as it is written.
        self.vr = lambda tag, vr: vr
        #: (which, node, value, places) -> offset as it is written, ABSENT for no element. Which is
        #: one of first, last, next, lower, multi; the node is nil for the first two.
        self.link = lambda which, node, value, places: value
        self.cut = None

    def nodes(self):
        return [n for root in self.roots for n in root.walk()] + self.multi

    def of(self, image):
        return next(n for n in self.nodes() if n.image is image)

    def parent(self, node):
        return next((n for n in self.nodes() if any(c is node for c in n.children)), None)

    def written(self):
        """All records in the order in which they stand in the file."""
        out = []

        def emit(siblings):
            if not siblings:
                return
            for letter in self.order:
                if letter == "p":
                    out.append(siblings[0])
                else:
                    emit(siblings[0].children if letter == "c" else siblings[1:])
        emit(self.roots)
        return out + self.multi

    def _targets(self):
        """(next, lower) of each record by identity."""
        table = {id(node): (None, None) for node in self.multi}

        def fill(siblings):
            for k, node in enumerate(siblings):
                table[id(node)] = (siblings[k + 1] if k + 1 < len(siblings) else None,
                                   node.children[0] if node.children else None)
                fill(node.children)
        fill(self.roots)
        return table

    def _element(self, tag, vr, value):
        """Encoded with the VR that `vr` gives; the value keeps the form of the right one."""
        return self.form.element(tag, self.vr(tag, vr), self.form.value(vr, value))

    def _group(self, body):
        """A group length for the elements of group 0004 at the front of the body."""
        if self.group_lengths is None:
            return b""
        return self.form.element(0x00040000, "UL", (len(body) + self.group_lengths) & 0xFFFFFFFF)

    def _record(self, node, targets, places):
        at = lambda target: places.get(id(target), 0) if target is not None else 0
        following, below = targets[id(node)]
        out = []
        for tag, which, value in [(0x00041400, "next", at(following)),
                                  (0x00041420, "lower", at(below))]:
            value = self.link(which, node, value, places)
            if value is not ABSENT:
                out.append((tag, "UL", value & 0xFFFFFFFF))
        if node.multi is not None:
            out.append((0x00041504, "UL", self.link("multi", node, at(node.multi), places)))
        own = sorted(out + [f for f in node.fields() if f[0] >> 16 == 4])
        body = b"".join(self._element(*field) for field in own)
        rest = sorted(f for f in node.fields() if f[0] >> 16 != 4)
        body = self._group(body) + body + b"".join(self._element(*field) for field in rest)
        return self.form.item(body, self.undefined_items or node.undefined)

    def _assemble(self, start, places):
        targets, order = self._targets(), self.written()
        at = lambda nodes, k: places.get(id(nodes[k]), 0) if nodes else 0
        head = [(0x00041130, "CS", self.file_set_id)]
        for tag, which, k in [(0x00041200, "first", 0), (0x00041202, "last", -1)]:
            value = self.link(which, None, at(self.roots, k), places)
            if value is not ABSENT:
                head.append((tag, "UL", value & 0xFFFFFFFF))
        if self.consistency is not ABSENT:
            head.append((0x00041212, "US", self.consistency))
        front = b"".join(self._element(*field) for field in head)
        items = [self._record(node, targets, places) for node in order]
        length = sum(map(len, items))
        front = self._group(front) + front
        front += self.form.header(0x00041220, self.vr(0x00041220, "SQ"),
                                  UNDEFINED if self.undefined_sequence else length)
        found, position = {}, start + len(front)
        for node, item in zip(order, items):
            found[id(node)] = position
            position += len(item)
        body = front + b"".join(items)
        if self.undefined_sequence:
            body += self.form.sequence_end()
        return body, found

    def encoded(self):
        start = b""
        if self.preamble is not None:
            start += self.preamble
        start += self.prefix
        if self.meta:
            start += meta(self.sop_class, self.instance, self.syntax, self.group_length)
        # Hooks see an offset wherever there will be one: what they leave out is the same twice.
        _, places = self._assemble(len(start), {id(node): 1 for node in self.nodes()})
        body, self.places = self._assemble(len(start), places)
        if self.deflate:
            packer = zlib.compressobj(wbits=-15)
            body = packer.compress(body) + packer.flush()
            body += b"\0" * (len(body) % 2)
        data = start + body + self.tail
        return data if self.cut is None else data[:self.cut(data, self)]

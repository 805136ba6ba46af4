"""The raw structures of an ISO 9660 image, parsed here so that no tool's leniency hides a fault."""

import struct

SECTOR = 2048


class Fault(Exception):
    """Something in the image that cannot be read at all."""


def both16(data, at, wrong, name):
    little, big = struct.unpack_from("<H", data, at)[0], struct.unpack_from(">H", data, at + 2)[0]
    if little != big:
        wrong.append(f"{name}: {little} and {big} in the two byte orders")
    return little


def both32(data, at, wrong, name):
    little, big = struct.unpack_from("<I", data, at)[0], struct.unpack_from(">I", data, at + 4)[0]
    if little != big:
        wrong.append(f"{name}: {little} and {big} in the two byte orders")
    return little


class Entry:
    """One directory record (ECMA-119 9.1)."""

    def __init__(self, data, at, path, depth, wrong):
        self.length, self.attributes = data[at], data[at + 1]
        name_length = data[at + 32]
        self.raw = bytes(data[at + 33:at + 33 + name_length])
        self.name = self.raw.decode("latin-1")
        self.path, self.depth = f"{path}/{self.name}", depth
        self.extent = both32(data, at + 2, wrong, f"{self.path} extent")
        self.size = both32(data, at + 10, wrong, f"{self.path} size")
        self.date = tuple(data[at + 18:at + 25])
        self.flags, self.unit, self.gap = data[at + 25], data[at + 26], data[at + 27]
        self.sequence = both16(data, at + 28, wrong, f"{self.path} volume sequence number")
        used = 33 + name_length + (1 - name_length % 2)
        self.system_use = bytes(data[at + used:at + self.length])

    @property
    def is_directory(self):
        return bool(self.flags & 2)


class Image:
    """All volume descriptors, directory records and path tables of one image."""

    def __init__(self, path):
        self.file, self.wrong = open(path, "rb"), []
        self.file.seek(0, 2)
        self.bytes = self.file.tell()
        self.descriptors = self.read_descriptors()
        primary = [d for d in self.descriptors if d[0] == 1]
        if not primary:
            raise Fault("there is no primary volume descriptor")
        self.primary = primary[0]
        p, w = self.primary, self.wrong
        self.system, self.volume = bytes(p[8:40]), bytes(p[40:72])
        self.blocks = both32(p, 80, w, "volume space size")
        self.set_size = both16(p, 120, w, "volume set size")
        self.number = both16(p, 124, w, "volume sequence number")
        self.block = both16(p, 128, w, "logical block size")
        self.table_size = both32(p, 132, w, "path table size")
        self.tables = (struct.unpack_from("<I", p, 140)[0], struct.unpack_from(">I", p, 148)[0])
        self.root = Entry(p, 156, "", 1, w)
        self.entries = []
        self.walk()

    def sector(self, number, count=1):
        self.file.seek(number * SECTOR)
        data = self.file.read(count * SECTOR)
        if len(data) < count * SECTOR:
            raise Fault(f"sector {number} is beyond the end")
        return data

    def content(self, entry):
        self.file.seek(entry.extent * SECTOR)
        return self.file.read(entry.size)

    def read_descriptors(self):
        result = []
        for number in range(16, 64):
            data = self.sector(number)
            if data[1:6] != b"CD001":
                raise Fault(f"sector {number} is no volume descriptor")
            result.append(data)
            if data[0] == 255:
                return result
        raise Fault("no volume descriptor set terminator")

    def walk(self):
        pending, seen = [(self.root, "", 1)], set()
        while pending:
            directory, path, depth = pending.pop(0)
            if directory.extent in seen:
                self.wrong.append(f"{path}: a directory that is reached twice")
                continue
            seen.add(directory.extent)
            names = []
            for entry in self.records(directory, path, depth):
                self.entries.append(entry)
                names.append(entry.raw)
                if entry.is_directory:
                    pending.append((entry, entry.path, depth + 1))
            if names != sorted(names):
                self.wrong.append(f"{path or '/'}: records are not in order")

    def records(self, directory, path, depth):
        """The records of a directory but for its own and its parent's."""
        if directory.size % SECTOR:
            self.wrong.append(f"{path}: a directory of {directory.size} bytes")
        data = self.sector(directory.extent, -(-directory.size // SECTOR))
        at, result = 0, []
        while at < len(data):
            length = data[at]
            if length == 0:
                at = (at // SECTOR + 1) * SECTOR
                continue
            if at % SECTOR + length > SECTOR:
                self.wrong.append(f"{path}: a record crosses a sector")
                break
            result.append(Entry(data, at, path, depth, self.wrong))
            at += length
        if [e.raw for e in result[:2]] != [b"\0", b"\1"] or result[0].extent != directory.extent:
            self.wrong.append(f"{path or '/'}: the first two records are wrong")
        return result[2:]

    def path_table(self, at, order):
        """(name, extent, parent number) of each entry, numbered from 1."""
        data = self.sector(at, -(-self.table_size // SECTOR))[:self.table_size]
        at, result = 0, []
        while at + 8 <= len(data):
            length = data[at]
            extent, parent = struct.unpack_from(order + "IH", data, at + 2)
            result.append((data[at + 8:at + 8 + length], extent, parent))
            if data[at + 1]:
                self.wrong.append("path table: an extended attribute record")
            at += 8 + length + length % 2
        return result

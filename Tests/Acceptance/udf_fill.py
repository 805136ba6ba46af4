#!/usr/bin/env python3
"""Writes a folder's files into an empty UDF volume made by mkudffs.

usage: udf_fill.py IMAGE FOLDER [--upper] [--allocation short|long|extended] [--embed]
                   [--fragment BLOCKS] [--strategy4096] [--metadata] [--remap] [--sparse]

No kernel driver is needed. What is written follows ECMA-167 and OSTA UDF, not the reader of this
repository. Volumes with a virtual allocation table get a new table behind their last block.

--upper         names in upper case
--allocation    the form of allocation descriptors (long where files and entries are apart)
--embed         files that are small enough lie in their file entry
--fragment      extents of so many blocks, each followed by a free block
--strategy4096  chains of file entries, in which the first one is out of date
--metadata      turns a volume of revision 2.01 into one of 2.50 with a metadata partition
--remap         replaces a packet of a sparable volume; the bytes in its old place are wrong
--sparse        blocks of zeros are not recorded
"""

import argparse
import struct
from pathlib import Path

from udf_volume import Volume, ad_long, entity

STAMP = struct.pack("<HhBBBBBBBB", 0x1000, 2024, 2, 29, 12, 34, 56, 0, 0, 0)


def characters(name):
    try:
        return b"\x08" + name.encode("latin-1")
    except UnicodeEncodeError:
        return b"\x10" + name.encode("utf-16-be")


class Filler(Volume):
    """Puts files into a volume."""

    # Files

    def entry(self, kind, address, size, form, allocation, unique, links, strategy=4):
        block, _ = address
        blocks = 0 if form == 3 else (size + self.bs - 1) // self.bs
        icb = struct.pack("<IHHHBBIHH", 0, strategy, 0, 1, 0, kind, 0, 0, form)
        mode = 0x14A5 if kind == 4 else 0x1084
        body = icb + struct.pack("<IIIHBBI", 0xFFFFFFFF, 0xFFFFFFFF, mode, links, 0, 0, 0)
        maker = entity("*spindle test")
        if self.revision >= 0x200:
            body += struct.pack("<QQQ", size, size, blocks) + STAMP * 4
            body += struct.pack("<II", 1, 0) + bytes(32) + maker
        else:
            body += struct.pack("<QQ", size, blocks) + STAMP * 3 + struct.pack("<I", 1)
            body += bytes(16) + maker
        body += struct.pack("<QII", unique, 0, len(allocation)) + allocation
        return self.tagged(266 if self.revision >= 0x200 else 261, body, block)

    def descriptors(self, runs, form):
        """Allocation descriptors of (kind, bytes, block), as a list."""
        if form == 0:
            return [struct.pack("<II", kind << 30 | size, block) for kind, size, block in runs]
        if form == 1:
            return [ad_long(kind << 30 | size, block, self.physical) for kind, size, block in runs]
        return [struct.pack("<IIIIHH", kind << 30 | size, size, size, block, self.physical, 0)
                for kind, size, block in runs]

    def allocation(self, ads, room, form):
        """The bytes of descriptors, those without room in blocks of their own."""
        if len(b"".join(ads)) <= room:
            return b"".join(ads)
        width = len(ads[0])
        count = room // width - 1
        head, rest = ads[:count], ads[count:]
        block = self.take(1)
        inner = self.allocation(rest, self.bs - 24, form)
        body = struct.pack("<II", 0, len(inner)) + inner
        self.put(block, self.tagged(258, body, block))
        return b"".join(head) + b"".join(self.descriptors([(3, self.bs, block)], form))

    def content(self, data):
        """Writes a file's bytes: (kind, bytes, block) of its extents."""
        step = (self.options.fragment or max(1, (1 << 29) // self.bs)) * self.bs
        if self.options.sparse:
            step = self.bs
        runs = []
        for at in range(0, len(data), step):
            part = data[at:at + step]
            if self.options.sparse and not any(part):
                runs.append((2, len(part), 0))
                continue
            block = self.take((len(part) + self.bs - 1) // self.bs)
            self.put(block, part)
            if self.options.fragment:
                self.take(1)
            runs.append((0, len(part), block))
        return runs

    def write_entry(self, address, kind, data, runs, unique, links):
        """A file entry, or two by strategy 4096."""
        head = 216 if self.revision >= 0x200 else 176
        if runs is None:
            form, allocation = 3, data
        else:
            form = {"short": 0, "long": 1, "extended": 2}[self.options.allocation]
            if address[1] != self.physical and form == 0:
                form = 1
            allocation = self.allocation(self.descriptors(runs, form), self.bs - head, form)
        size = len(data)
        if not self.options.strategy4096:
            self.put_node(
                address, self.entry(kind, address, size, form, allocation, unique, links))
            return
        late = self.node(2)
        self.put_node(address, self.entry(kind, address, 0, 3, b"", unique, links, 4096))
        second = (address[0] + 1, address[1])
        icb = struct.pack("<IHHHBBIHH", 0, 4096, 1, 2, 0, 3, 0, 0, 0)
        self.put_node(second, self.tagged(
            259, icb + ad_long(2 * self.bs, *late), second[0]))
        self.put_node(
            late, self.entry(kind, late, size, form, allocation, unique, links, 4096))

    def file(self, address, path, unique):
        data = path.read_bytes()
        head = 216 if self.revision >= 0x200 else 176
        runs = None
        if not (self.options.embed and len(data) <= self.bs - head):
            runs = self.content(data)
        self.write_entry(address, 5, data, runs, unique, 1)

    def identifiers(self, entries, parent, place):
        """The bytes of a folder; `place(offset)` is the block in which an entry begins."""
        data = b""
        for name, flags, (block, part), unique in [("", 10, parent, 0)] + entries:
            text = characters(name) if name else b""
            use = struct.pack("<HI", 0, unique)
            size = 2 * self.bs if self.options.strategy4096 else self.bs
            body = struct.pack("<HBB", 1, flags, len(text)) + ad_long(size, block, part, use)
            body += struct.pack("<H", 0) + text
            body += bytes(-len(body) % 4)
            data += self.tagged(257, body, place(len(data)))
        return data

    def folder(self, address, path, parent, unique):
        entries, children = [], []
        for child in sorted(path.iterdir()):
            name = child.name.upper() if self.options.upper else child.name
            place = self.node(2 if self.options.strategy4096 else 1)
            number, self.unique = self.unique, self.unique + 1
            entries.append((name, 2 if child.is_dir() else 0, place, number))
            children.append((child, place, number))
        head = 216 if self.revision >= 0x200 else 176
        data = self.identifiers(entries, parent, lambda _: address[0])
        links = 1 + sum(child.is_dir() for child, _, _ in children)
        if len(data) <= self.bs - head:
            self.write_entry(address, 4, data, None, unique, links)
        else:
            count = (len(data) + self.bs - 1) // self.bs
            if self.metadata is not None:
                block, part = self.node(count)
            else:
                block, part = self.take(count), self.physical
            data = self.identifiers(entries, parent, lambda at: block + at // self.bs)
            if self.metadata is not None:
                self.put_node((block, part), data)
                keep, self.physical = self.physical, part
            else:
                self.put(block, data)
            self.write_entry(address, 4, data, [(0, len(data), block)], unique, links)
            if self.metadata is not None:
                self.physical = keep
        for child, place, number in children:
            if child.is_dir():
                self.counts[1] += 1
                self.folder(place, child, address, number)
            else:
                self.counts[0] += 1
                self.file(place, child, number)

    # Volumes

    def fill(self, folder):
        if self.options.metadata:
            return self.fill_metadata(folder)
        block, part = struct.unpack_from("<IH", self.image, self.logical + 248 + 4)
        at = self.at(self.table[block] if part == self.virtual else block)
        assert struct.unpack_from("<H", self.image, at)[0] == 256, "no file set"
        _, block, part = struct.unpack_from("<IIH", self.image, at + 400)
        root = (block, part)
        if self.options.strategy4096:
            # The old root has one block; the file set leads to a new one.
            root = self.node(2)
            if part == self.virtual:
                new = self.take(1)
                self.put(new, self.image[at:at + self.bs])
                self.table[struct.unpack_from("<I", self.image, self.logical + 252)[0]] = new
                at = self.at(new)
            self.image[at + 400:at + 416] = ad_long(2 * self.bs, *root)
            self.retag(at)
        elif part == self.virtual:
            self.table[block] = self.take(1)
        self.folder(root, folder, root, 0)
        if self.virtual is not None:
            self.write_table()
        else:
            self.write_integrity()
        if self.options.remap:
            self.remap()

    def fill_metadata(self, folder):
        assert self.virtual is None and not self.sparable and self.revision == 0x201
        old = self.at(struct.unpack_from("<I", self.image, self.logical + 252)[0])
        self.revision = 0x250
        self.metadata = bytearray()
        file_set = bytearray(self.image[old:old + 512])
        self.node(), self.node()
        file_set[400:416] = ad_long(self.bs, 1, 1)
        file_set[440:442] = struct.pack("<H", 0x250)
        self.put_node((0, 1), self.tagged(256, bytes(file_set[16:]), 0))
        self.folder((1, 1), folder, (1, 1), 0)
        unit = 32
        size = -len(self.metadata) % (2 * unit * self.bs)
        self.metadata += bytes(size)
        half = len(self.metadata) // 2
        places = []
        for kind in (250, 251):
            entry = self.take(1)
            runs = []
            for part in (self.metadata[:half], self.metadata[half:]):
                # A free block between the halves: they must not be read as one.
                block = self.take(half // self.bs)
                self.take(1)
                self.put(block, part)
                runs.append((0, half, block))
            ads = b"".join(struct.pack("<II", size, block) for _, size, block in runs)
            self.put(entry, self.entry(kind, (entry, 0), 2 * half, 0, ads, 0, 0))
            places.append(entry)
        blocks = len(self.metadata) // self.bs
        bits = bytes((blocks + 7) // 8)
        bitmap = self.tagged(264, struct.pack("<II", blocks, len(bits)), 0) + bits
        at, entry = self.take((len(bitmap) + self.bs - 1) // self.bs), self.take(1)
        self.put(at, bitmap)
        ads = struct.pack("<II", len(bitmap), at)
        self.put(entry, self.entry(252, (entry, 0), len(bitmap), 0, ads, 0, 0))
        # Flag 1: the mirror is a copy of its own.
        new = struct.pack("<BBH", 2, 64, 0) + entity("*UDF Metadata Partition", b"\x50\x02")
        new += struct.pack("<HHIIIIHB5x", 1, 0, *places, entry, unit, unit, 1)
        for length, location in self.sequences:
            for at in range(location * self.bs, location * self.bs + length, self.bs):
                if struct.unpack_from("<H", self.image, at)[0] != 6:
                    continue
                number = struct.unpack_from("<I", self.image, at + 12)[0]
                body = bytearray(self.image[at + 16:at + 446]) + new
                body[240 - 16:242 - 16] = struct.pack("<H", 0x250)
                body[248 - 16:264 - 16] = ad_long(self.bs, 0, 1)
                body[264 - 16:272 - 16] = struct.pack("<II", 6 + 64, 2)
                self.image[at:at + 510] = self.tagged(6, bytes(body), number)
        self.write_integrity(partitions=2)

    def write_integrity(self, partitions=1):
        length, location = struct.unpack_from("<II", self.image, self.logical + 432)
        at = location * self.bs
        assert struct.unpack_from("<H", self.image, at)[0] == 9
        old = bytearray(self.image[at:at + 512])
        count = struct.unpack_from("<I", old, 72)[0]
        size = struct.unpack_from("<I", old, 76)[0]
        tail = bytearray(old[80 + 8 * count:][:size])
        tail[32:40] = struct.pack("<II", *self.counts)
        if self.revision == 0x250:
            tail[40:46] = struct.pack("<HHH", 0x250, 0x250, 0x250)
        spaces = struct.pack(f"<{2 * partitions}I", len(self.free), *[0] * (partitions - 1),
                             self.length, *[0] * (partitions - 1))
        body = bytearray(old[16:72]) + struct.pack("<II", partitions, size) + spaces + tail
        body[40 - 16:48 - 16] = struct.pack("<Q", self.unique)
        self.image[at:at + 16 + len(body)] = self.tagged(9, bytes(body), location)
        assert 80 + 8 * partitions + size <= self.bs

    def write_table(self):
        """The new table, its entry in the last block."""
        entries = struct.pack(f"<{len(self.table)}I", *self.table)
        if self.revision >= 0x200:
            head = bytearray(self.table_head)
            head[132:144] = struct.pack("<III", self.previous, *self.counts)
            data, kind = bytes(head) + entries, 248
        else:
            name = entity("*UDF Virtual Alloc Tbl", b"\x50\x01")
            data, kind = entries + name + struct.pack("<I", self.previous), 0
        head = 216 if self.revision >= 0x200 else 176
        form, allocation = 3, data
        if len(data) > self.bs - head:
            block = self.take((len(data) + self.bs - 1) // self.bs)
            self.put(block, data)
            form, allocation = 0, struct.pack("<II", len(data), block)
        last = self.take(1)
        self.put(last, self.entry(kind, (last, 0), len(data), form, allocation, 0, 1))

    def remap(self):
        """Replaces the packet in which the first files are."""
        at = next(at for name, at in self.maps if name == "sparable")
        packet, count, _, size = struct.unpack_from("<HBBI", self.image, at + 40)
        tables = struct.unpack_from(f"<{count}I", self.image, at + 48)
        used = self.first_used // packet * packet
        for location in tables:
            table = location * self.bs
            number = struct.unpack_from("<H", self.image, table + 48)[0]
            entries = [struct.unpack_from("<II", self.image, table + 56 + 8 * i)
                       for i in range(number)]
            free = next(i for i, (old, _) in enumerate(entries) if old == 0xFFFFFFFF)
            new = entries[free][1]
            entries[free] = (used, new)
            entries.sort()
            body = bytearray(self.image[table + 16:table + 56])
            body += b"".join(struct.pack("<II", *entry) for entry in entries)
            self.image[table:table + 16 + len(body)] = self.tagged(0, bytes(body), location)
        length = packet * self.bs
        self.image[new * self.bs:new * self.bs + length] = self.image[self.at(used):][:length]
        self.put(used, b"\x5A" * length)
        print(f"packet {used // packet} is at sector {new}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("image", type=Path)
    parser.add_argument("folder", type=Path)
    for name in ("upper", "embed", "strategy4096", "metadata", "remap", "sparse"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--allocation", choices=["short", "long", "extended"], default="short")
    parser.add_argument("--fragment", type=int)
    options = parser.parse_args()
    volume = Filler(options.image, options)
    if options.remap:
        volume.first_used = volume.free[0]
    volume.fill(options.folder)
    options.image.write_bytes(volume.image)


if __name__ == "__main__":
    main()

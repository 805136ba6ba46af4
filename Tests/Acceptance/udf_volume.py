"""A UDF volume made by mkudffs: where its structures are, and its free blocks.

What is read and written follows ECMA-167 and OSTA UDF, not the reader of this repository.
"""

import struct


def crc(data):
    value = 0
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def entity(name, suffix=b""):
    return b"\0" + name.encode().ljust(23, b"\0") + suffix.ljust(8, b"\0")


def ad_long(length, block, part, use=b""):
    return struct.pack("<IIH", length, block, part) + use.ljust(6, b"\0")


class Volume:
    def __init__(self, path, options):
        self.path, self.options = path, options
        self.image = bytearray(path.read_bytes())
        for self.bs in (2048, 512, 4096, 1024):
            anchor = self.image[256 * self.bs:][:512]
            if anchor[:2] == b"\x02\0" and struct.unpack_from("<I", anchor, 12)[0] == 256:
                break
        else:
            raise SystemExit(f"{path}: no anchor")
        self.sequences = [struct.unpack_from("<II", anchor, at) for at in (16, 24)]
        self.partition = self.find(5)
        self.start, self.length = struct.unpack_from("<II", self.image, self.partition + 188)
        self.logical = self.find(6)
        self.version = struct.unpack_from("<H", self.image, self.logical + 2)[0]
        self.revision = struct.unpack_from("<H", self.image, self.logical + 240)[0]
        self.maps = self.read_maps()
        kinds = [name for name, _ in self.maps]
        self.virtual = kinds.index("virtual") if "virtual" in kinds else None
        self.sparable = "sparable" in kinds
        self.table = self.read_table() if self.virtual is not None else None
        if self.virtual is None:
            self.free = self.free_blocks()
        else:
            self.next = len(self.image) // self.bs - self.start
        self.unique = 16
        self.counts = [0, 1]
        self.metadata = None
        self.physical = 0

    # Finding what is there

    def find(self, identifier):
        length, location = self.sequences[0]
        for at in range(location * self.bs, location * self.bs + length, self.bs):
            if struct.unpack_from("<H", self.image, at)[0] == identifier:
                return at
        raise SystemExit(f"no descriptor {identifier}")

    def read_maps(self):
        maps, at = [], self.logical + 440
        for _ in range(struct.unpack_from("<I", self.image, self.logical + 268)[0]):
            kind, size = self.image[at], self.image[at + 1]
            name = bytes(self.image[at + 5:at + 28]).rstrip(b"\0").decode("latin-1")
            maps.append(("physical" if kind == 1 else name.split()[1].lower(), at))
            at += size
        return maps

    def at(self, block):
        return (self.start + block) * self.bs

    def read_table(self):
        last = len(self.image) // self.bs - self.start - 1
        at = self.at(last)
        identifier = struct.unpack_from("<H", self.image, at)[0]
        assert identifier in (261, 266), "the last block is no table's entry"
        head = 176 if identifier == 261 else 216
        attributes, allocated = struct.unpack_from("<II", self.image, at + head - 8)
        size = struct.unpack_from("<Q", self.image, at + 56)[0]
        form = self.image[at + 34] & 7
        body = self.image[at + head + attributes:][:allocated]
        if form != 3:
            length, block = struct.unpack_from("<II", body)
            body = self.image[self.at(block):][:length]
        body = body[:size]
        self.previous = last
        if self.revision >= 0x200:
            self.table_head = body[:struct.unpack_from("<H", body)[0]]
            body = body[len(self.table_head):]
        else:
            body = body[:-36]
        return list(struct.unpack(f"<{len(body) // 4}I", body[:len(body) // 4 * 4]))

    def free_blocks(self):
        size, block = struct.unpack_from("<II", self.image, self.partition + 56 + 8)
        assert size, "no bitmap of free blocks"
        self.bitmap = self.at(block)
        count = struct.unpack_from("<I", self.image, self.bitmap + 16)[0]
        return [n for n in range(count)
                if self.image[self.bitmap + 24 + n // 8] >> n % 8 & 1]

    # Blocks

    def take(self, count):
        """Free blocks of the partition that follow one another."""
        if self.virtual is not None:
            block = self.next
            self.next += count
            assert self.next <= self.length, "the volume is full"
            self.image += bytes(count * self.bs)
            return block
        run = []
        for block in self.free:
            run = run + [block] if run and block == run[-1] + 1 else [block]
            if len(run) == count:
                break
        assert len(run) == count, "the volume is full"
        taken = set(run)
        self.free = [n for n in self.free if n not in taken]
        for n in run:
            self.image[self.bitmap + 24 + n // 8] &= ~(1 << n % 8)
        return run[0]

    def put(self, block, data):
        self.image[self.at(block):self.at(block) + len(data)] = data

    def tagged(self, identifier, body, location):
        head = struct.pack("<HHBBHHHI", identifier, self.version, 0, 0, 1, crc(body), len(body),
                           location)
        return head[:4] + bytes([sum(head) & 0xFF]) + head[5:] + body

    def node(self, count=1):
        """Blocks for entries, and the partition whose numbers they have."""
        if self.metadata is not None:
            block = len(self.metadata) // self.bs
            self.metadata += bytes(count * self.bs)
            return block, 1
        if self.virtual is not None:
            first = len(self.table)
            for _ in range(count):
                self.table.append(self.take(1))
            return first, self.virtual
        return self.take(count), 0

    def put_node(self, address, data):
        block, part = address
        if self.metadata is not None:
            self.metadata[block * self.bs:block * self.bs + len(data)] = data
        elif part == self.virtual:
            for i in range(0, len(data), self.bs):
                self.put(self.table[block + i // self.bs], data[i:i + self.bs])
        else:
            self.put(block, data)

    def retag(self, at):
        """Makes the checksums of a changed descriptor right again."""
        identifier, = struct.unpack_from("<H", self.image, at)
        length, location = struct.unpack_from("<HI", self.image, at + 10)
        body = bytes(self.image[at + 16:at + 16 + length])
        self.image[at:at + 16 + length] = self.tagged(identifier, body, location)

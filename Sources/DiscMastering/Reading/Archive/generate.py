"""Writes CodePage437.swift: python3 generate.py > CodePage437.swift"""

import sys
import unicodedata

characters = bytes(range(0x80, 0x100)).decode("cp437")
assert len(characters) == 128
assert unicodedata.is_normalized("NFC", characters)
print("// Made by generate.py from Python %d.%d's codec cp437; do not edit." % sys.version_info[:2])
print()
print("/// The characters 80H to FFH of code page 437.")
print("let codePage437: [Character] = Array(")
print('  """')
for row in range(0, 128, 16):
    text = "".join(
        "\\u{%X}" % ord(c) if unicodedata.category(c) in ("Zs", "Cf") else c
        for c in characters[row : row + 16]
    )
    print("  %s%s" % (text, "\\" if row < 112 else ""))
print('  """)')

import Foundation

/// What pydicom reads, one line an element: the other side of `ElementDump`.
enum PydicomDump {
  /// Lines for each of `paths`, a file after the other.
  static func lines(_ paths: [String]) throws -> [[String]] {
    try Tool.python(script + "print(json.dumps([dump(p) for p in json.load(sys.stdin)]))", paths)
  }

  /// Values are given little endian; private names, which Spindle does not know, are forgotten.
  static let script = #"""
    import json, struct, sys, warnings, zlib
    warnings.simplefilter('ignore')
    import pydicom
    from pydicom.dataelem import RawDataElement
    from pydicom.filebase import DicomBytesIO
    from pydicom.filewriter import write_data_element
    from pydicom.datadict import dictionary_VR, private_dictionaries
    private_dictionaries.clear()
    pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
    word = dict(AT=2, OW=2, SS=2, US=2, FL=4, OF=4, OL=4, SL=4, UL=4,
                FD=8, OD=8, OV=8, SV=8, UV=8)
    def shown(b):
        return f'{len(b)} ' + (b.hex() if len(b) <= 64 else f'crc {zlib.crc32(b):x}')
    def swapped(b, n):
        whole = len(b) // n * n
        return b''.join(b[i:i + n][::-1] for i in range(0, whole, n)) + b[whole:]
    def known(tag):
        try:
            return dictionary_VR(tag)
        except KeyError:
            return 'UN'
    def encoded(element):
        target = DicomBytesIO()
        target.is_little_endian = target.is_implicit_VR = True
        write_data_element(target, element)
        return target.getvalue()[8:]
    def walk(ds, path, out):
        for tag in sorted(ds.keys()):
            raw = ds.get_item(tag)
            vr, value = raw.VR, raw.value
            name = path + f'{int(tag):08x}'
            if isinstance(raw, RawDataElement):
                if vr is None:
                    try:
                        vr = ds[tag].VR
                    except Exception:
                        vr = known(tag)[:2]
                elif vr == 'UN' and known(tag) == 'SQ':
                    vr = 'SQ'
                if vr == 'SQ':
                    value = ds[tag].value
            if vr == 'SQ':
                out.append(f'{name} SQ {len(value)}')
                for number, item in enumerate(value, 1):
                    walk(item, f'{name}[{number}]/', out)
                continue
            if not isinstance(raw, RawDataElement):
                out.append(f'{name} {vr} {shown(encoded(raw))}')
                continue
            value = bytes(value or b'')
            if raw.length == 0xFFFFFFFF:
                order = '<' if raw.is_little_endian else '>'
                parts, at = [], 0
                while at + 8 <= len(value):
                    group, element, length = struct.unpack(order + 'HHL', value[at:at + 8])
                    if (group, element) != (0xFFFE, 0xE000):
                        break
                    parts.append(value[at + 8:at + 8 + length])
                    at += 8 + length
                out.append(f'{name} {vr} fragments {len(parts) - 1}')
                out.extend(f'{name} - {shown(part)}' for part in parts)
                continue
            if not raw.is_little_endian:
                value = swapped(value, word.get(vr, 1))
            out.append(f'{name} {vr} {shown(value)}')
    def dump(path):
        ds = pydicom.dcmread(path, force=True)
        out = []
        walk(ds.file_meta, '', out)
        walk(ds, '', out)
        return out

    """#
}

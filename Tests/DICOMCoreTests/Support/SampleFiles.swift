import Foundation

/// Files that pydicom writes: every VR in every encoding, nested.
final class SampleFiles {
  struct File: Decodable {
    var path: String
    var syntax: String
    var isDefined: Bool
    var lines: [String]
  }

  let folder: TemporaryFolder
  let files: [File]

  init() throws {
    folder = try TemporaryFolder()
    files = try Tool.python(PydicomDump.script + Self.script, folder.root)
  }

  private static let script = #"""
    import io, os, random
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.datadict import tag_for_keyword
    from pydicom.sequence import Sequence
    from pydicom.valuerep import VR
    from pydicom.uid import UID
    folder = json.load(sys.stdin)
    chance = random.Random(7)
    text = dict(
        AE='SPINDLE', AS='042Y', CS='DERIVED', DA='20240229', DS='-1.25e3', DT='20240229101530.5',
        IS='-42', LO='Long string', LT='Line\r\nline \\ ', PN='Doe^Jane=Doe', SH='short',
        ST='text', TM='101530.123', UC='unlimited characters', UI='1.2.840.10008.1.2.1',
        UR='http://example.org/a', UT='text\\text')
    number = dict(
        FD=[1.5, -2.25e300], FL=[1.5, -0.125], SL=[-2**31, 1], SS=[-2**15, 3], SV=[-2**63, 5],
        UL=[2**32 - 1, 7], US=[1, 2**16 - 1], UV=[2**64 - 1, 9], AT=[0x00081140, 0x7FE00010])
    seen = set()
    def fill(ds):
        for vr in VR:
            vr = str(vr)
            if vr == 'SQ' or ' ' in vr:
                continue
            tag = tag_for_keyword(f'Selector{vr}Value')
            value = text.get(vr) or number.get(vr) or chance.randbytes(48)
            ds.add_new(tag, vr, value)
            seen.add(vr)
        return ds
    def mark(ds, undefined):
        ds.is_undefined_length_sequence_item = undefined
        return ds
    def nest(ds, name, items, undefined):
        setattr(ds, name, Sequence([mark(item, undefined) for item in items]))
        ds[name].is_undefined_length = undefined
        seen.add('SQ')
        return ds
    def data_set(undefined):
        ds = fill(Dataset())
        ds.SOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
        ds.SOPInstanceUID = '2.25.1'
        ds.PixelRepresentation = 1
        ds.add_new('SmallestImagePixelValue', 'SS', -5)
        inner = nest(fill(Dataset()), 'ConceptCodeSequence', [Dataset(), fill(Dataset())], undefined)
        inner.PixelRepresentation = 1
        inner.add_new('LargestImagePixelValue', 'SS', -7)
        middle = nest(Dataset(), 'ContentSequence', [inner, Dataset(), inner], undefined)
        nest(ds, 'ContentSequence', [middle, Dataset()], undefined)
        nest(ds, 'ReferencedImageSequence', [], undefined)
        block = ds.private_block(0x0011, 'SPINDLE TEST', create=True)
        block.add_new(1, 'OB', chance.randbytes(30))
        block.add_new(2, 'FD', [1.5, 2.5])
        block.add_new(3, 'SQ', Sequence([mark(fill(Dataset()), undefined)]))
        ds[0x0011, 0x1003].is_undefined_length = undefined
        ds.add_new(0x60023000, 'OW', chance.randbytes(64))
        ds.TextValue = 'long ' * 20000
        ds.EncapsulatedDocument = chance.randbytes(100000)
        ds.add_new('PixelData', 'OW', chance.randbytes(70000))
        ds.BitsAllocated = 16
        ds.add_new(0xFFFCFFFC, 'OB', bytes(20))
        return ds
    found = []
    syntaxes = dict(implicit='1.2.840.10008.1.2', explicit='1.2.840.10008.1.2.1',
                    big='1.2.840.10008.1.2.2', deflated='1.2.840.10008.1.2.1.99')
    for name, uid in syntaxes.items():
        for undefined in (False, True):
            ds = data_set(undefined)
            ds.file_meta = FileMetaDataset()
            ds.file_meta.TransferSyntaxUID = UID(uid)
            path = os.path.join(folder, f'{name}{int(undefined)}')
            pydicom.dcmwrite(path, ds, enforce_file_format=True, implicit_vr=name == 'implicit',
                             little_endian=name != 'big')
            found.append(dict(path=path, syntax=name, isDefined=not undefined, lines=dump(path)))
    assert len(seen) == 34, seen
    print(json.dumps(found))
    """#
}

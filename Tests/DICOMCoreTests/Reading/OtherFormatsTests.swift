import DICOMCore
import Foundation
import TestSupport
import Testing

@Suite struct OtherFormatsTests {
  @Test func `files of other formats are not taken for DICOM`() throws {
    let folder = try TemporaryFolder()
    let paths: [String] = try Tool.python(Self.script, folder.root)
    #expect(paths.count > 20)
    for path in paths {
      do {
        let file = try read(bytes(path))
        Issue.record("\(path) is taken for \(file.transferSyntax)")
      } catch let error as DICOMError {
        guard case .notDICOM = error.reason else {
          Issue.record("\(path): \(error)")
          continue
        }
      }
    }
  }

  @Test func `nothing, and what is too short, is not DICOM`() {
    for count in [0, 1, 7, 8, 100, 131, 132, 200, 5000] {
      #expect(throws: DICOMError.self) { try read([UInt8](repeating: 0, count: count)) }
    }
  }

  @Test func `random bytes are not DICOM`() {
    var random = SplitMix(1)
    for _ in 0..<20_000 {
      let words = (0..<40).map { _ in random.next() }
      #expect(throws: DICOMError.self) { try read(words.flatMap(littleEndianBytes)) }
    }
  }

  @Test func `small numbers at the beginning are not DICOM`() {
    // Headers of many binary formats: a few small words, then more of them.
    var random = SplitMix(2)
    for round in 0..<20_000 {
      let bytes = (0..<100).flatMap { _ in
        littleEndianBytes(UInt32(truncatingIfNeeded: random.next() % 33))
      }
      #expect(throws: DICOMError.self, "round \(round): \(bytes.prefix(24))") { try read(bytes) }
    }
  }

  private static let script = #"""
    import bz2, gzip, io, json, lzma, os, pickle, shutil, sqlite3, struct, sys, tarfile, wave, zipfile
    import zlib
    folder = json.load(sys.stdin)
    made = []
    def put(name, data):
        path = os.path.join(folder, name)
        with open(path, 'wb') as f:
            f.write(data)
        made.append(path)
    words = b'The quick brown fox jumps over the lazy dog.\n' * 40
    def chunk(kind, data):
        return struct.pack('>L', len(data)) + kind + data + struct.pack('>L', zlib.crc32(kind + data))
    put('text', words)
    put('crlf', words.replace(b'\n', b'\r\n'))
    put('utf16', b'\xff\xfe' + words.decode().encode('utf-16-le'))
    put('utf16be', words.decode().encode('utf-16-be'))
    put('utf16le', words.decode().encode('utf-16-le'))
    put('png', b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>LLBBBBB', 8, 8, 8, 0, 0, 0, 0))
        + chunk(b'IDAT', zlib.compress(bytes(72))) + chunk(b'IEND', b''))
    put('jpeg', bytes.fromhex('ffd8ffe000104a46494600010100000100010000ffdb0043') + bytes(400))
    put('jpeg2000', bytes.fromhex('ff4fff51002f0000') + bytes(300))
    put('jp2', bytes.fromhex('0000000c6a5020200d0a870a') + bytes(300))
    put('gif', b'GIF89a' + bytes(300))
    put('bmp', b'BM' + struct.pack('<LHHLLllHH', 1078, 0, 0, 54, 40, 16, 16, 1, 8) + bytes(1000))
    put('tiff', b'II*\x00\x08\x00\x00\x00\x02\x00' + bytes(300))
    put('tiffbe', b'MM\x00*\x00\x00\x00\x08\x00\x02' + bytes(300))
    put('ico', struct.pack('<HHHBBBBHHLL', 0, 1, 1, 16, 16, 0, 0, 1, 32, 1000, 22) + bytes(1000))
    put('pdf', b'%PDF-1.7\n' + words)
    put('elf', open(os.path.realpath(sys.executable), 'rb').read(100000))
    put('dll', b'MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff' + bytes(300))
    put('gzip', gzip.compress(words))
    put('bz2', bz2.compress(words))
    put('xz', lzma.compress(words))
    put('deflate', zlib.compress(words)[2:-4])
    put('pickle', pickle.dumps({'a': list(range(100))}))
    put('python', b"import sys\n" + words)
    put('json', json.dumps({'0020000D': {'vr': 'UI'}}).encode() * 20)
    put('xml', b'<?xml version="1.0"?>' + words)
    put('mp4', struct.pack('>L', 24) + b'ftypisom' + bytes(300))
    put('truetype', bytes.fromhex('00010000000f0080000300704453') + bytes(300))
    put('autorun', b'[autorun]\r\nopen=VIEWER.EXE\r\n' * 10)
    put('macfork', bytes.fromhex('0005160700020000') + b'Mac OS X        ' + bytes(300))
    put('thumbs', bytes.fromhex('d0cf11e0a1b11ae1') + bytes(600))
    put('dsstore', bytes.fromhex('0000000142756431') + bytes(600))
    put('analyze', struct.pack('<l', 348) + bytes(344))
    put('stl', bytes(80) + struct.pack('<L', 4) + bytes(200))
    target = io.BytesIO()
    with zipfile.ZipFile(target, 'w') as z:
        z.writestr('a', words)
    put('zip', target.getvalue())
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode='w') as t:
        info = tarfile.TarInfo('a')
        info.size = len(words)
        t.addfile(info, io.BytesIO(words))
    put('tar', target.getvalue())
    target = io.BytesIO()
    with wave.open(target, 'wb') as w:
        w.setparams((1, 2, 8000, 100, 'NONE', ''))
        w.writeframes(bytes(200))
    put('wav', target.getvalue())
    path = os.path.join(folder, 'sqlite')
    base = sqlite3.connect(path)
    base.execute('create table t (a)')
    base.commit()
    base.close()
    made.append(path)
    print(json.dumps(made))
    """#
}

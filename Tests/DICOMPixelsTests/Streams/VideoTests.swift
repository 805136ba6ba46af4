import DICOMCore
import TestSupport
import Testing

@testable import DICOMPixels

/// Headers that ffmpeg 7 wrote (libx264, libx265, mpeg2video), slices cut behind their first bytes.
enum Recorded {
  static func units(_ hex: [String]) -> [UInt8] { hex.flatMap { [0, 0, 1] + bytes($0) } }

  static func bytes(_ hex: String) -> [UInt8] {
    var rest = Array(hex.utf8)[...]
    var result: [UInt8] = []
    while let pair = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
      result.append(pair)
      rest = rest.dropFirst(2)
    }
    return result
  }

  /// 1280 × 720 at 50 Hz, High 4.1: three pictures, the first of two slices (the second made here).
  static let h264 = units([
    "67640029acd9405005bb0110000003001000000640f183196000", "68ebe3cb22c0",
    "6588840023fffef527f814d508444be16b61", "6540884001", "419a246c423ffde100239ee062ae",
    "419e4278847f00c414aa66e3b3ef",
  ])
  static let h264Sets = bytes("67640029acd9405005bb0110000003001000000640f183196000")

  /// 1920 × 1080 at 12.5 Hz, in fields.
  static let interlaced = units([
    "67640028acd94078044fde0220000003004000000643e2c5b2c000", "68fba3cb22c0",
    "65888202033ff6f6ecbe053614c88ca7", "419a2216433ffee5e000db318449",
  ])
  static let hevc = units([
    "40010c01ffff21600000030090000003000003009995980900",
    "420101216000000300900000030000030099a00280802d165959a4932bc05a02000003000200000300641000",
    "4401c172b46240", "2801af0a460a9e623795722d43", "0201d02149e10c6148c3", "0201104495786160c294",
  ])
  static let hevc10 = units([
    "40010c01ffff02200000030090000003000003007895980900",
    "420101022000000300900000030000030078a00280802d1365959a4932bc05a02000000300200000064100",
    "2801af0a460b51695d03",
  ])
  /// 720 × 576 at 25 Hz, Main Profile at Main Level; two frames and two fields.
  static let mpeg2: [UInt8] = mpeg2Units.flatMap { [0, 0, 1] + $0 }
  static let mpeg2Units: [[UInt8]] = [
    "b32d024013ffffe018", "b5148200010000", "b800080040", "00000ffff8", "b58ffff30000",
    "01337c3e94",
    "00008ffff8", "b58ffff30000", "00010ffff8", "b58ffff10000", "00010ffff8", "b58ffff20000",
  ].map(bytes)
}

struct VideoTests {
  private func read(_ bytes: [UInt8]) throws -> VideoHead {
    try VideoHead.read([Bytes.memory(bytes)])
  }

  @Test func `profile, level, size, rate and frames are read from the stream`() throws {
    let h264 = try read(Recorded.h264)
    #expect((h264.profile, h264.level, h264.columns, h264.rows) == (100, 41, 1_280, 720))
    #expect((h264.rate?.value, h264.frames, h264.bitDepth) == (50, 3, 8))
    let fields = try read(Recorded.interlaced)
    #expect((fields.columns, fields.rows, fields.level) == (1_920, 1_080, 40))
    #expect(fields.isInterlaced && fields.rate?.value == 12.5)
    let hevc = try read(Recorded.hevc)
    #expect((hevc.profile, hevc.level, hevc.columns, hevc.rows) == (1, 153, 1_280, 720))
    #expect((hevc.rate?.value, hevc.frames) == (50, 2))
    let deep = try read(Recorded.hevc10)
    #expect((deep.profile, deep.bitDepth, deep.frames) == (2, 10, 1))
    let mpeg2 = try read(Recorded.mpeg2)
    #expect((mpeg2.profile, mpeg2.level, mpeg2.columns, mpeg2.rows) == (4, 8, 720, 576))
    #expect((mpeg2.rate?.value, mpeg2.frames) == (25, 3))
  }

  @Test func `the shape of pixels is read from the stream`() throws {
    // 64:45 of 720 × 576 pixels shown as 16:9; H.264 and HEVC of x264 and x265 say 1:1.
    var wide = Recorded.mpeg2
    let code = try #require(wide.firstRange(of: [0x2D, 0x02, 0x40])).upperBound
    for (shape, expected) in [(1, (1, 1)), (2, (16, 15)), (3, (64, 45))] {
      wide[code] = UInt8(shape << 4) | wide[code] & 0xF
      let aspect = try read(wide).pixelAspect
      #expect(aspect?.across == expected.0 && aspect?.down == expected.1)
    }
    #expect(try read(Recorded.h264).pixelAspect.map { $0.across == $0.down } ?? true)
  }

  @Test func `units one by one give the same head`() throws {
    var units = VideoUnits(.mpeg2)
    for unit in Recorded.mpeg2Units { units.read(unit) }
    #expect(units.fields == 6)
    #expect(units.finish() == (try read(Recorded.mpeg2)))
  }

  @Test func `what a syntax does not allow is told in words`() throws {
    var head = try read(Recorded.h264)
    #expect(head.excesses(over: .mpeg4HP41) == [])
    #expect(head.excesses(over: .hevcMP51) == nil)
    (head.profile, head.chromaFormat, head.level) = (122, 2, 52)
    #expect(
      head.excesses(over: .mpeg4HP422D) == ["profile 122", "level 5.2", "4:2:2 colour"])
  }

  @Test func `a stream cut into fragments is the same stream`() throws {
    let whole = try read(Recorded.h264)
    for size in [1, 2, 7, 50] {
      let fragments = stride(from: 0, to: Recorded.h264.count, by: size).map {
        Bytes.memory(Array(Recorded.h264[$0..<min($0 + size, Recorded.h264.count)]))
      }
      #expect(try VideoHead.read(fragments) == whole)
    }
  }

  @Test func `video is found in its containers`() throws {
    let transport = Self.transport
    let inTransport = try read(transport)
    #expect(inTransport.container == .transportStream)
    #expect(inTransport.columns == 1_280 && inTransport.frames == 3)

    let inProgram = try read(Self.program)
    #expect(inProgram.rows == 576 && inProgram.frames == 3)

    let inFile = try read(Self.mp4)
    #expect(inFile.container == .mp4)
    #expect(inFile.columns == 1_280 && inFile.frames == 77 && inFile.rate?.value == 50)
  }

  /// Packets of 188 bytes.
  static let transport: [UInt8] = {
    let head: [UInt8] = [0, 0, 1, 0xE0, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1]
    var transport: [UInt8] = []
    var rest = (head + Recorded.h264)[...]
    while !rest.isEmpty {
      let part = rest.prefix(184)
      let begins: UInt8 = transport.isEmpty ? 0x41 : 0x01
      // What a packet has too little is in its adaptation field.
      let stuffing = 184 - part.count
      var packet: [UInt8] = [0x47, begins, 0, stuffing > 0 ? 0x30 : 0x10]
      if stuffing > 0 { packet.append(UInt8(stuffing - 1)) }
      if stuffing > 1 { packet += [0] + [UInt8](repeating: 0xFF, count: stuffing - 2) }
      transport += packet + part
      rest = rest.dropFirst(184)
    }
    return transport
  }()

  /// A pack, a packet of audio, two of video.
  static let program: [UInt8] = {
    var program: [UInt8] = [0, 0, 1, 0xBA, 0x44, 0, 4, 0, 4, 1, 0, 0, 3, 0xF8]
    program += [0, 0, 1, 0xC0, 0, 6, 0x80, 0, 0, 0, 0, 1]
    for part in [Recorded.mpeg2[..<40], Recorded.mpeg2[40...]] {
      program += [0, 0, 1, 0xE0, 0, UInt8(part.count + 3), 0x80, 0, 0] + part
    }
    return program + [0, 0, 1, 0xB9]
  }()

  /// The boxes around one sequence parameter set.
  static let mp4: [UInt8] = {
    func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
      Array(littleEndianBytes(UInt32(body.count + 8)).reversed()) + Array(type.utf8) + body
    }
    let sets = Recorded.h264Sets
    let avcC = box("avcC", [1, 100, 0, 41, 0xFF, 0xE1, 0, UInt8(sets.count)] + sets + [0])
    let entry = box("avc1", [UInt8](repeating: 0, count: 78) + avcC)
    let table = box(
      "stbl",
      box("stsd", [0, 0, 0, 0, 0, 0, 0, 1] + entry)
        + box("stsz", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77]))
    let media = box("mdia", box("minf", table))
    return box("ftyp", Array("isom".utf8) + [0, 0, 2, 0]) + box("free", [1, 2, 3])
      + box("moov", box("trak", media)) + box("mdat", [0])
  }()

  @Test func `a stream within its transfer syntax has no findings`() throws {
    for (bytes, syntaxes) in [
      (Recorded.h264, [.mpeg4HP41, .mpeg4HP41BD, .mpeg4HP422DF, .mpeg4HP42STEREO]),
      (Recorded.hevc, [.hevcMP51, .hevcM10P51]), (Recorded.hevc10, [.hevcM10P51]),
      (Recorded.mpeg2, [.mpeg2MPML, .mpeg2MPHLF]),
    ] as [([UInt8], [TransferSyntax])] {
      let head = try read(bytes)
      let description = PixelDescription(
        columns: head.columns, rows: head.rows, samplesPerPixel: 3, photometric: .ybrPartial420,
        bitsAllocated: 8, bitsStored: head.bitDepth, numberOfFrames: head.frames)
      for syntax in syntaxes {
        let findings = head.disagreements(with: description, syntax: syntax)
        #expect(findings.isEmpty, "\(syntax): \(findings)")
      }
    }
  }

  @Test func `a stream beyond its transfer syntax, or other than its attributes, has`() throws {
    var head = try read(Recorded.h264)
    let description = PixelDescription(
      columns: 1_280, rows: 720, samplesPerPixel: 3, photometric: .ybrPartial420, bitsAllocated: 8,
      bitsStored: 8, numberOfFrames: 4)
    #expect(
      head.disagreements(with: description, syntax: .mpeg4HP41, frameTime: 40).map(\.tag)
        == [.numberOfFrames, .frameTime])
    #expect(head.disagreements(with: description, syntax: .mpeg2MPML).count == 2)
    head.frames = 4
    for change in [
      { (head: inout VideoHead) in head.level = 42 }, { $0.profile = 122 }, { $0.bitDepth = 9 },
      { $0.chromaFormat = 2 }, { $0.hasSecondView = true },
    ] as [(inout VideoHead) -> Void] {
      var changed = head
      change(&changed)
      #expect(!changed.disagreements(with: description, syntax: .mpeg4HP41).isEmpty)
    }
    var fast = head
    fast.rate = VideoHead.Rate(frames: 300, seconds: 1)
    #expect(fast.disagreements(with: description, syntax: .mpeg4HP41).count == 1)
    #expect(fast.disagreements(with: description, syntax: .mpeg4HP41BD).count == 2)
    let main = try read(Recorded.mpeg2)
    var high = main
    high.level = 4
    let found = high.disagreements(with: description, syntax: .mpeg2MPML).map(\.description)
    #expect(found.contains { $0.contains("level High") })
  }

  @Test func `mutated and cut streams are read or refused`() {
    var random = SplitMix(11)
    let streams = [
      Recorded.h264, Recorded.interlaced, Recorded.hevc, Recorded.hevc10, Recorded.mpeg2, Self.mp4,
      Self.transport, Self.program,
    ]
    for stream in streams {
      for count in 0..<stream.count { _ = try? read(Array(stream.prefix(count))) }
      for _ in 0..<1_500 {
        var mutant = stream
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<mutant.count, using: &random)
          mutant[place] =
            [0, 0xFF, 0x80, .random(in: 0...255, using: &random)].randomElement(
              using: &random) ?? 0
        }
        guard let head = try? read(mutant) else { continue }
        let description = PixelDescription(
          columns: 1, rows: 1, bitsAllocated: 8, bitsStored: 8, numberOfFrames: 1)
        for syntax in [TransferSyntax.mpeg4HP41BD, .hevcMP51, .mpeg2MPML] {
          _ = head.disagreements(with: description, syntax: syntax, frameTime: 0).map(\.description)
        }
      }
    }
  }

  @Test func `an extension that comes again and again changes the rate but once`() throws {
    var stream = Recorded.units(["b32d024013ffffe018"])
    for _ in 0..<100 { stream += Recorded.units(["b5148200010067"]) }
    let rate = try read(stream).rate
    #expect(rate == VideoHead.Rate(frames: 100, seconds: 8))
  }

  @Test func `an exponential Golomb code without an end is no number`() {
    for bytes in [[], [0, 0, 0, 0, 0], [0, 0, 0, 1], [UInt8](repeating: 0, count: 40)] as [[UInt8]]
    {
      var reader = BitReader(bytes)
      #expect(reader.golomb() == 0)
      #expect(reader.failed)
    }
    var reader = BitReader([0b1010_0110, 0b0100_0010, 0b1000_0000])
    #expect([reader.golomb(), reader.golomb(), reader.golomb(), reader.golomb()] == [0, 1, 2, 3])
    #expect(reader.golomb() == 4 && !reader.failed)
    var plain = BitReader(unit: [0, 0, 3, 1, 0, 0, 3])
    #expect(plain.bits(32) == 0x0000_0100)
  }
}

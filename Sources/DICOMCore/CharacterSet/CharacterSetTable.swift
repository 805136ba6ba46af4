// Every character set of PS3.3 as data: escape sequences, the C library's converters, defined terms.

extension GraphicSet {
  /// The first row of a set is where DICOM places it.
  static let designations: [Designation] = [
    Designation(.ascii, .g0, "(B"),
    Designation(.jisRoman, .g0, "(J"),
    Designation(.katakana, .g1, ")I"),
    Designation(.latin1, .g1, "-A"),
    Designation(.latin2, .g1, "-B"),
    Designation(.latin3, .g1, "-C"),
    Designation(.latin4, .g1, "-D"),
    Designation(.greek, .g1, "-F"),
    Designation(.arabic, .g1, "-G"),
    Designation(.hebrew, .g1, "-H"),
    Designation(.cyrillic, .g1, "-L"),
    Designation(.latin5, .g1, "-M"),
    Designation(.thai, .g1, "-T"),
    Designation(.latin9, .g1, "-b"),
    Designation(.jisX0208, .g0, "$B"),
    Designation(.jisX0212, .g0, "$(D"),
    Designation(.ksX1001, .g1, "$)C"),
    Designation(.gb2312, .g1, "$)A"),
    Designation(.jisX0208, .g0, "$@", isStandard: false),
    Designation(.katakana, .g0, "(I", isStandard: false),
    Designation(.gb2312, .g0, "$A", isStandard: false),
    Designation(.ksX1001, .g0, "$(C", isStandard: false),
  ]

  /// The converter that knows the set, and the bytes it wants before each character.
  var converter: (name: String, prefix: [UInt8])? {
    switch self {
    case .ascii, .jisRoman: nil
    case .katakana: ("EUC-JP", [0x8E])
    case .latin1: ("ISO-8859-1", [])
    case .latin2: ("ISO-8859-2", [])
    case .latin3: ("ISO-8859-3", [])
    case .latin4: ("ISO-8859-4", [])
    case .latin5: ("ISO-8859-9", [])
    case .latin9: ("ISO-8859-15", [])
    case .cyrillic: ("ISO-8859-5", [])
    case .arabic: ("ISO-8859-6", [])
    case .greek: ("ISO-8859-7", [])
    case .hebrew: ("ISO-8859-8", [])
    case .thai: ("TIS-620", [])
    case .jisX0208: ("EUC-JP", [])
    case .jisX0212: ("EUC-JP", [0x8F])
    case .ksX1001: ("EUC-KR", [])
    case .gb2312: ("EUC-CN", [])
    }
  }
}

extension CharacterSetTerm {
  static let asciiTerm = CharacterSetTerm("ISO_IR 6", "ISO 2022 IR 6", .graphic([.ascii]))
  static let utf8Term = CharacterSetTerm("ISO_IR 192", nil, .utf8)

  /// Tables C.12-2 to C.12-5 of PS3.3, the default repertoire first.
  static let all: [CharacterSetTerm] = [
    asciiTerm,
    CharacterSetTerm("ISO_IR 100", "ISO 2022 IR 100", .graphic([.ascii, .latin1])),
    CharacterSetTerm("ISO_IR 101", "ISO 2022 IR 101", .graphic([.ascii, .latin2])),
    CharacterSetTerm("ISO_IR 109", "ISO 2022 IR 109", .graphic([.ascii, .latin3])),
    CharacterSetTerm("ISO_IR 110", "ISO 2022 IR 110", .graphic([.ascii, .latin4])),
    CharacterSetTerm("ISO_IR 144", "ISO 2022 IR 144", .graphic([.ascii, .cyrillic])),
    CharacterSetTerm("ISO_IR 127", "ISO 2022 IR 127", .graphic([.ascii, .arabic])),
    CharacterSetTerm("ISO_IR 126", "ISO 2022 IR 126", .graphic([.ascii, .greek])),
    CharacterSetTerm("ISO_IR 138", "ISO 2022 IR 138", .graphic([.ascii, .hebrew])),
    CharacterSetTerm("ISO_IR 148", "ISO 2022 IR 148", .graphic([.ascii, .latin5])),
    CharacterSetTerm("ISO_IR 203", "ISO 2022 IR 203", .graphic([.ascii, .latin9])),
    CharacterSetTerm("ISO_IR 13", "ISO 2022 IR 13", .graphic([.jisRoman, .katakana])),
    CharacterSetTerm("ISO_IR 166", "ISO 2022 IR 166", .graphic([.ascii, .thai])),
    CharacterSetTerm(nil, "ISO 2022 IR 87", .graphic([.jisX0208])),
    CharacterSetTerm(nil, "ISO 2022 IR 159", .graphic([.jisX0212])),
    CharacterSetTerm(nil, "ISO 2022 IR 149", .graphic([.ksX1001])),
    CharacterSetTerm(nil, "ISO 2022 IR 58", .graphic([.gb2312])),
    utf8Term,
    CharacterSetTerm("GB18030", nil, .gb18030),
    CharacterSetTerm("GBK", nil, .gbk),
  ]

  /// Other names that files carry, letters and digits only, and the defined term each one means.
  static let otherNames: [String: String] = [
    "ASCII": "ISO_IR 6", "USASCII": "ISO_IR 6", "ISO646": "ISO_IR 6",
    "UTF8": "ISO_IR 192", "UNICODE": "ISO_IR 192", "ISO2022IR192": "ISO_IR 192",
    "LATIN1": "ISO_IR 100", "L1": "ISO_IR 100", "ISO88591": "ISO_IR 100", "88591": "ISO_IR 100",
    "LATIN2": "ISO_IR 101", "ISO88592": "ISO_IR 101", "88592": "ISO_IR 101",
    "LATIN3": "ISO_IR 109", "ISO88593": "ISO_IR 109", "88593": "ISO_IR 109",
    "LATIN4": "ISO_IR 110", "ISO88594": "ISO_IR 110", "88594": "ISO_IR 110",
    "CYRILLIC": "ISO_IR 144", "ISO88595": "ISO_IR 144", "88595": "ISO_IR 144",
    "ARABIC": "ISO_IR 127", "ISO88596": "ISO_IR 127", "88596": "ISO_IR 127",
    "GREEK": "ISO_IR 126", "ISO88597": "ISO_IR 126", "88597": "ISO_IR 126",
    "HEBREW": "ISO_IR 138", "ISO88598": "ISO_IR 138", "88598": "ISO_IR 138",
    "LATIN5": "ISO_IR 148", "ISO88599": "ISO_IR 148", "88599": "ISO_IR 148",
    "LATIN9": "ISO_IR 203", "ISO885915": "ISO_IR 203", "885915": "ISO_IR 203",
    "SHIFTJIS": "ISO_IR 13", "SJIS": "ISO_IR 13", "JISX0201": "ISO_IR 13",
    "ISO2022IR14": "ISO_IR 13", "ISOIR14": "ISO_IR 13",
    "TIS620": "ISO_IR 166", "ISO885911": "ISO_IR 166",
    "ISO2022JP": "ISO 2022 IR 87", "ISO2022JP2": "ISO 2022 IR 159",
    "EUCKR": "ISO 2022 IR 149", "KSX1001": "ISO 2022 IR 149", "KSC5601": "ISO 2022 IR 149",
    "GB2312": "ISO 2022 IR 58", "EUCCN": "ISO 2022 IR 58",
    "ISO2022GBK": "GBK", "CP936": "GBK", "ISO2022GB18030": "GB18030",
  ]
}

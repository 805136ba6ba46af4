/// An encoding that systems have written text in without declaring it, or with another declared.
///
/// Any bytes can be read in most of these: a reading counts only where something else bears it
/// out, as the same name in the file that a record references.
package enum UndeclaredEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case windows1252 = "CP1252"
  case windows1250 = "CP1250"
  case windows1251 = "CP1251"
  case windows1253 = "CP1253"
  case windows1254 = "CP1254"
  case windows1255 = "CP1255"
  case windows1256 = "CP1256"
  case windows1257 = "CP1257"
  case windows1258 = "CP1258"
  case latin2 = "ISO-8859-2"
  case cyrillic = "ISO-8859-5"
  case greek = "ISO-8859-7"
  case koi8 = "KOI8-U"
  case thai = "CP874"
  case chinese = "GB18030"
  case taiwanese = "BIG5-HKSCS"
  case japanese = "CP932"
  case japaneseUnix = "EUC-JP"
  case korean = "CP949"
  case dosLatin1 = "CP850"
  case dosLatin2 = "CP852"
  case dosCyrillic = "CP866"

  /// The text of `bytes`; nil where they cannot be text in this encoding.
  package func decode(_ bytes: [UInt8]) -> String? {
    if self == .utf8 { return String(validating: bytes, as: UTF8.self) }
    guard var converter = CharacterConverter(from: rawValue, to: "UTF-8"),
      let converted = converter.convert(bytes)
    else { return nil }
    return String(validating: converted.bytes, as: UTF8.self)
  }
}

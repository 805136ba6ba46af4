/// A kind of medium, or an amount of bytes.
/// - SeeAlso: PS3.12
public struct Medium: Hashable, Sendable {
  /// The word that the user writes.
  public var name: String
  /// What fits on it; nil where the medium itself says it (sticks, cards, folders).
  public var capacity: Int?

  private init(named name: String, sectors: Int? = nil) {
    self.name = name
    capacity = sectors.map { $0 * 2048 }
  }

  /// A medium of any number of bytes.
  public init(bytes: Int) {
    name = String(bytes)
    capacity = bytes
  }

  /// Reads a name of `all` or a positive number of bytes.
  public init?(_ text: String) {
    if let known = Self.all.first(where: { $0.name == text }) {
      self = known
    } else if let bytes = Int(text), bytes > 0 {
      self.init(bytes: bytes)
    } else {
      return nil
    }
  }
}

extension Medium {
  /// CD-R of 80 minutes: the smallest of the usual blanks.
  public static let cd = Medium(named: "cd", sectors: 359_844)
  /// CD-R of 74 minutes.
  public static let cd74 = Medium(named: "cd74", sectors: 333_000)
  /// DVD of one layer: DVD+R, the smaller of the two.
  public static let dvd = Medium(named: "dvd", sectors: 2_295_104)
  /// DVD of two layers: DVD-R, the smaller of the two.
  public static let dvdDualLayer = Medium(named: "dvd-dl", sectors: 4_171_712)
  public static let dvdRAM = Medium(named: "dvd-ram", sectors: 2_236_704)
  /// Blu-ray of one layer, formatted with spare areas: 23.0 GB.
  public static let bd = Medium(named: "bd", sectors: 11_230_468)
  /// Blu-ray of two layers, formatted with spare areas: 46.0 GB.
  public static let bdDualLayer = Medium(named: "bd-dl", sectors: 22_460_937)
  public static let usb = Medium(named: "usb")
  public static let compactFlash = Medium(named: "cf")
  public static let multiMediaCard = Medium(named: "mmc")
  public static let sdCard = Medium(named: "sd")

  /// What the user can name.
  public static let all: [Medium] = [
    .cd, .cd74, .dvd, .dvdDualLayer, .dvdRAM, .bd, .bdDualLayer, .usb, .compactFlash, .sdCard,
    .multiMediaCard,
  ]

  /// What `auto` chooses from, smallest first.
  public static let optical: [Medium] = [.cd, .dvd, .dvdDualLayer, .bd, .bdDualLayer]

  /// The smallest optical medium that holds so many bytes; nil when none does.
  public static func smallest(holding bytes: Int) -> Medium? {
    optical.first { ($0.capacity ?? 0) >= bytes }
  }
}

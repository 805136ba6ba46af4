/// Pixels of a length along each axis.
public struct RasterResolution: Hashable, Sendable {
  /// The unit in which the file says it.
  public enum Unit: String, Hashable, Sendable {
    case inch
    case centimetre
    case metre

    var millimetres: Double {
      switch self {
      case .inch: 25.4
      case .centimetre: 10
      case .metre: 1_000
      }
    }
  }

  /// Pixels a unit along a row.
  public var across: Double
  /// Pixels a unit along a column.
  public var down: Double
  public var unit: Unit

  /// Nil for what no resolution can be.
  public init?(across: Double, down: Double, unit: Unit) {
    guard across.isFinite, down.isFinite, across > 0, down > 0, across < 1e9, down < 1e9 else {
      return nil
    }
    self.across = across
    self.down = down
    self.unit = unit
  }

  public var dotsPerInchAcross: Double { across * 25.4 / unit.millimetres }
  public var dotsPerInchDown: Double { down * 25.4 / unit.millimetres }

  /// Millimetres between rows, then between columns: the order of Nominal Scanned Pixel Spacing.
  /// - SeeAlso: PS3.3 §10.7.1.3
  public var spacing: (row: Double, column: Double) {
    (unit.millimetres / down, unit.millimetres / across)
  }

  var transposed: RasterResolution {
    var result = self
    (result.across, result.down) = (down, across)
    return result
  }
}

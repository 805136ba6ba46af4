/// How large an icon is to be.
/// - SeeAlso: PS3.3 §F.7, PS3.11 §A.3.3.2, §B.3.3.2, §E.3.3.2
public struct IconSize: Hashable, Sendable {
  /// 1 to 1024: what is larger is no icon.
  public var columns: Int
  public var rows: Int
  /// The icon has just these columns and rows, the image standing in the middle of black; else it has
  /// at most these, and as few as the image has.
  public var isPadded: Bool

  public init(columns: Int, rows: Int, isPadded: Bool) {
    self.columns = min(max(1, columns), 1024)
    self.rows = min(max(1, rows), 1024)
    self.isPadded = isPadded
  }

  /// What every system that shows icons must be able to show.
  public static let usual = IconSize(columns: 64, rows: 64, isPadded: false)
}

extension IconSize {
  /// The part of the icon that the image takes: at least a pixel, and no larger than the image unless
  /// padding would stand in its place, where each pixel may become several whole ones.
  /// - Parameter aspect: the height of a pixel, its width being 1.
  func fitted(columns: Int, rows: Int, aspect: Double) -> (columns: Int, rows: Int) {
    let (width, height) = (Double(columns), Double(rows) * aspect)
    var scale = min(Double(self.columns) / width, Double(self.rows) / height)
    if scale > 1 { scale = isPadded ? scale.rounded(.down) : 1 }
    func whole(_ length: Double, _ limit: Int) -> Int {
      min(max(1, Int((length * scale).rounded())), limit)
    }
    return (whole(width, self.columns), whole(height, self.rows))
  }
}

/// What pixel data has to be: its length, its offset tables, its code streams.
public enum PixelRule {
  public static let all: [ValidationRule] = []
}

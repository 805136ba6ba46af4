/// What the volume asks for: ISO 9660, and what PS3.12 says of each medium.
public enum VolumeRule {
  public static let all: [ValidationRule] = []
}

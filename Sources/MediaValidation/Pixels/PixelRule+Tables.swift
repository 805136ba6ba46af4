/// Lookup tables, overlays and profiles: what else is as long as other attributes say.
extension PixelRule {
  public static let lutBits = ValidationRule(
    "PIX-022", .error, "PS3.3 §C.11.1.1",
    "The descriptor of a lookup table says 8 or 16 bits, or for a VOI or Presentation LUT what lies "
      + "between.",
    effect: "Readers do not know how the entries of the table stand.")

  public static let lutLength = ValidationRule(
    "PIX-023", .error, "PS3.3 §C.11.1.1",
    "A lookup table has as many entries, of as many bytes, as its descriptor says.",
    effect: "Readers show wrong brightness or colours, or refuse the table.")

  public static let lutValues = ValidationRule(
    "PIX-024", .error, "PS3.3 §C.11.1.1",
    "The entries of a lookup table have no more bits than its descriptor says.",
    effect: "The brightest parts are shown dark, or all of one brightness.")

  public static let lutRange = ValidationRule(
    "PIX-025", .note, "PS3.3 §C.11.1.1",
    "The entries of a lookup table use the bits that its descriptor says.",
    effect: "Readers that scale by the bits of the descriptor show the image dark.")

  public static let paletteRange = ValidationRule(
    "PIX-026", .warning, "PS3.3 §C.7.6.3.1.6",
    "The entries of a palette of 16 bits go up to 65535 for full intensity, not to 255.",
    effect: "Readers that keep to the standard show a black image.")

  public static let paletteChannels = ValidationRule(
    "PIX-027", .error, "PS3.3 §C.7.6.3.1.5",
    "The descriptors of red, green and blue say the same.",
    effect: "Readers take the first descriptor for all, and show false colours.")

  public static let overlayShorter = ValidationRule(
    "PIX-028", .error, "PS3.3 §C.9.2",
    "Overlay Data has a bit for each pixel of its rows, columns and frames.",
    effect: "A part of the overlay is missing, or readers show none.")

  public static let overlayLonger = ValidationRule(
    "PIX-029", .warning, "PS3.3 §C.9.2",
    "Overlay Data has no more than a bit for each pixel of its rows, columns and frames.",
    effect: "Readers that take it for a byte a pixel show noise.")

  public static let iccProfile = ValidationRule(
    "PIX-030", .error, "PS3.3 §C.11.15",
    "ICC Profile is a whole profile of the International Color Consortium.",
    effect: "Colours are shown without correction, or not at all.")
}

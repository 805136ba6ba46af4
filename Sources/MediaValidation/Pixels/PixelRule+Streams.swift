/// What reading every frame tells: code streams against the attributes, and pixels.
extension PixelRule {
  public static let undecodable = ValidationRule(
    "PIX-101", .error, "PS3.5 §8.2",
    "Every frame can be decoded.",
    effect: "The frame is not shown, or only a part of it.")

  public static let notDecoded = ValidationRule(
    "PIX-102", .note, "PS3.5 §8.2",
    "Pixels are in a coding that this program decodes.",
    effect: "Nobody has looked whether the frames can be decoded.")

  public static let streamKind = ValidationRule(
    "PIX-103", .error, "PS3.5 §A.4",
    "Code streams are of the kind that the transfer syntax names.",
    effect: "Readers choose a decoder by the transfer syntax, and it fails.")

  public static let streamSize = ValidationRule(
    "PIX-104", .error, "PS3.5 §8.2",
    "A code stream has the Rows and Columns of the attributes.",
    effect: "Readers show a sheared or cut image, or none.")

  public static let streamSamples = ValidationRule(
    "PIX-105", .error, "PS3.5 §8.2",
    "A code stream has as many components as Samples per Pixel says.",
    effect: "Readers show grey for colour or noise, or refuse the image.")

  public static let streamBits = ValidationRule(
    "PIX-106", .warning, "PS3.5 §8.2",
    "The samples of a code stream have the Bits Stored of the attributes.",
    effect: "Readers that scale by Bits Stored show the image too dark or too bright.")

  public static let streamBeyondCells = ValidationRule(
    "PIX-107", .error, "PS3.5 §8.2",
    "The samples of a code stream fit into Bits Allocated.",
    effect: "Readers cut the values, or refuse the image.")

  public static let streamSign = ValidationRule(
    "PIX-108", .error, "PS3.5 §8.2",
    "Where a code stream says whether its samples are signed, Pixel Representation says the same.",
    effect: "Readers take dark pixels for the brightest ones.")

  public static let streamTransform = ValidationRule(
    "PIX-109", .error, "PS3.5 §8.2.4",
    "Photometric Interpretation names the colour transform of a JPEG 2000 code stream.",
    effect: "Readers undo a transform that was not made, or leave one, and show false colours.")

  public static let streamColour = ValidationRule(
    "PIX-110", .warning, "PS3.5 §8.2.1",
    "Photometric Interpretation says the colours that the markers of a JPEG code stream say.",
    effect: "Readers differ in which of the two they believe, and some show false colours.")

  public static let lossyStream = ValidationRule(
    "PIX-111", .error, "PS3.5 §A.4",
    "Under a transfer syntax without loss every code stream is one without loss.",
    effect: "Pixels that have lost information are taken for the original ones.")

  public static let predictor = ValidationRule(
    "PIX-112", .error, "PS3.5 §8.2.1",
    "Under JPEG Lossless, First-Order Prediction every scan has the first predictor.",
    effect: "Decoders made for the one predictor show noise.")

  public static let lossDenied = ValidationRule(
    "PIX-113", .error, "PS3.3 §C.7.6.1.1.5",
    "Lossy Image Compression is not 00 where a code stream has lost information.",
    effect: "Pixels that have lost information are taken for the original ones.")

  public static let segments = ValidationRule(
    "PIX-114", .error, "PS3.5 §G.2",
    "A frame of RLE Lossless has a segment for each byte of a pixel's samples.",
    effect: "Readers refuse the frame, or show it with a part of its bits.")

  public static let frameCount = ValidationRule(
    "PIX-115", .error, "PS3.3 §C.7.6.6",
    "There are as many frames as Number of Frames says.",
    effect: "Readers miss frames, or show some that are none.")

  public static let endMarker = ValidationRule(
    "PIX-116", .warning, "PS3.5 §8.2",
    "A code stream ends with its end marker.",
    effect: "Strict decoders take the frame for one that was cut.")

  public static let trailingBytes = ValidationRule(
    "PIX-117", .note, "PS3.5 §A.4",
    "Behind the end of a code stream there is one byte of padding at most.",
    effect: "None, as long as decoders stop at the end of the stream.")

  public static let unusedBits = ValidationRule(
    "PIX-118", .note, "PS3.5 §8.1.1",
    "Bits of a native sample beyond Bits Stored are zero, or the sign.",
    effect: "Readers that take whole words show the pixels too bright.")

  public static let pixelRange = ValidationRule(
    "PIX-119", .warning, "PS3.3 §C.7.6.3",
    "No pixel lies below Smallest or above Largest Image Pixel Value.",
    effect: "Readers that set their window by the two show a part of the image white or black.")

  public static let palette = ValidationRule(
    "PIX-120", .error, "PS3.3 §C.7.6.3.1.6",
    "A palette color image has a palette that can be read.",
    effect: "Readers show no colours, or no image.")

  public static let syntaxAttributes = ValidationRule(
    "PIX-121", .warning, "PS3.5 §8.2",
    "Samples, bits and sign are such as the transfer syntax may have.",
    effect: "Readers need not know the combination, and some refuse it.")

  public static let videoAttributes = ValidationRule(
    "PIX-122", .error, "PS3.5 §8.2",
    "A stream of video has the Rows, Columns and bits of the attributes.",
    effect: "Players show the video distorted, or refuse it.")

  public static let videoFrames = ValidationRule(
    "PIX-123", .warning, "PS3.5 §8.2",
    "A stream of video has the frames and the rate that the attributes say.",
    effect: "Measurements of time are wrong, and players stop early or wait.")

  public static let videoLimits = ValidationRule(
    "PIX-124", .warning, "PS3.5 §8.2",
    "A stream of video keeps within the profile and level of its transfer syntax.",
    effect: "Players that are made for the profile cannot play it.")

  public static let progression = ValidationRule(
    "PIX-125", .warning, "PS3.5 §A.4.11",
    "Under High-Throughput JPEG 2000 with RPCL Options code streams go by resolution and have a "
      + "table of tile-part lengths.",
    effect: "Readers that load the lower resolutions alone have to load the whole frame.")

  public static let strayBytes = ValidationRule(
    "PIX-126", .warning, "PS3.5 §8.2.1",
    "Between the coded bytes and the markers of a JPEG code stream is nothing else.",
    effect: "Strict decoders take the frame for a damaged one; others show it.")
}

internal import DICOMCore

/// The regions of the body of which there is one, so that an image of them has no side.
/// - SeeAlso: PS3.16 Annex L
enum UnpairedRegions {
  /// Of Body Part Examined.
  private static let parts: Set<String> = [
    "ABDOMEN", "ABDOMENPELVIS", "BACK", "BLADDER", "BRAIN", "CERVIX", "CHEST", "CHESTABDOMEN",
    "CHESTABDPELVIS", "COCCYX", "COLON", "CSPINE", "CTSPINE", "DUODENUM", "ESOPHAGUS", "FACE",
    "GALLBLADDER", "HEAD", "HEADNECK", "HEART", "ILEUM", "JAW", "JEJUNUM", "LARYNX", "LIVER",
    "LSPINE", "LSSPINE", "MAXILLA", "MEDIASTINUM", "MOUTH", "NECK", "NECKCHEST",
    "NECKCHESTABDOMEN", "NECKCHESTABDPELV", "NOSE", "PANCREAS", "PELVIS", "PENIS", "PHARYNX",
    "PROSTATE", "RECTUM", "SKULL", "SPINE", "SPLEEN", "SSPINE", "STERNUM", "STOMACH", "THYMUS",
    "THYROID", "TLSPINE", "TONGUE", "TRACHEA", "TSPINE", "URETHRA", "UTERUS", "VAGINA",
    "WHOLEBODY",
  ]

  /// Of Anatomic Region Sequence, in SNOMED CT.
  private static let codes: Set<String> = [
    "110621006", "110639002", "110861005", "122494005", "122495006", "122496007", "13648007",
    "14742008", "15776009", "21306003", "28231008", "28273000", "30315005", "32849002",
    "34402009", "34516001", "38266002", "38848004", "41216001", "416152001", "416319003",
    "416550000", "416775004", "417437006", "421060004", "42575006", "44567001", "45048000",
    "4596009", "51185008", "54735007", "56873002", "64688005", "69536005", "69695003",
    "69930009", "71854001", "72410000", "774007", "80891009", "816092008", "818981001",
    "818982008", "89546000", "89837001",
  ]

  /// Whether the instance names such a region.
  static func isNamed(in dataSet: DataSet) -> Bool {
    if let part = dataSet.string(Tag(0x0018, 0x0015)), parts.contains(part) { return true }
    guard let region = dataSet.items(Tag(0x0008, 0x2218)).first else { return false }
    return region.string(Tag(0x0008, 0x0102)) == "SCT"
      && codes.contains(region.string(Tag(0x0008, 0x0100)) ?? "")
  }
}

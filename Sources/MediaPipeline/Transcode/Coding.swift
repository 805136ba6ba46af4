internal import DICOMCore

/// What a file is written as whose pixels are decoded or coded anew.
struct Coding: Hashable, Sendable {
  /// Of the data set.
  var syntax: UID

  var isNative: Bool { TransferSyntax(syntax)?.isEncapsulated != true }
}

/// The rules for one object by itself.
///
/// `ENC` is how the file is encoded, `VAL` what stands in its values, `IOD` what its information
/// object asks for.
public enum ObjectRules {
  /// In the order of their identifiers.
  public static let all: [ValidationRule] = [
    preamble, prefix, metaMissing, metaLengthMissing, metaLengthWrong,
    transferSyntaxMissing, transferSyntaxUnknown, encodingDiffers, unknownVR,
    implicitElement, oddLength, duplicateElement, tagOrder, strayDelimiter,
    missingDelimiter, explicitItemsInUN, undefinedLength, bytesAfterDataSet, endsEarly,
    metaVersionMissing, metaClassMissing, metaClassDiffers, metaInstanceMissing,
    metaInstanceDiffers, implementationMissing, wrongVR, groupLength, needlessUN,
    forbiddenGroup, foreignGroup, retiredTransferSyntax, metaVersion, pixelVR,
    fieldLength, tooLong, character, format, outOfRange, queryRange, nameParts,
    characterSet, padding, multiplicity, declaration,
    classMissing, classUnknown, type1Missing, type1Empty, type2Missing, type1CMissing,
    type1CEmpty, type2CMissing, forbidden, enumeratedValue, definedTerm, sharedItems,
    frameItems, groupMissing, groupTwice, retiredAttribute, standardExtended, unknownTag,
    privateElement, imageTypeFlavour, sameUID, framesInSingleFrame, conditionNotMet,
    highBit, laterality, singleItem, pixelSpacing, evidence, segmentNumber, photometric,
    aspectRatio,
  ]
}

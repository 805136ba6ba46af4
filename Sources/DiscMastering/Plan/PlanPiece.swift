/// Instances that stay on one volume: a patient, a study, a series, or a part of one.
struct PlanPiece: Sendable {
  enum Level: Int, Sendable { case nonPatient, patient, study, series, part }

  var level: Level
  var instances: Range<Int>
  /// Where the piece hangs; -1 for what it contains itself or does not have.
  var patient: Int
  var study = -1
  var series = -1
  /// Which folder of its series a part belongs to.
  var folder = 0
  /// Everything within the piece, without the records and folders above it.
  var shape: VolumeShape
}

internal import DICOMCore
internal import DICOMPixels

/// What an instance may become, tried one after the other until one succeeds.
struct Attempts {
  enum Step {
    case work(Coding)
    case end(End)
  }

  /// Why nothing more is tried.
  enum End {
    /// It stays as it is, because it cannot be what was asked for.
    case stay(String)
    case fail(String)
  }

  private var forms: ArraySlice<Form>
  /// Of what was wanted most.
  private var failure: Failure?
  /// Of what was tried last, which tells most of pixels that are damaged.
  private var last: Failure?

  private struct Failure {
    var reason: String
    /// Nothing is wrong with the image: the transfer syntax is not made for it.
    var isUnheld: Bool
  }

  init(_ forms: [Form]) { self.forms = forms[...] }

  mutating func next() -> Step {
    while let form = forms.popFirst() {
      switch form {
      case .anew(let coding): return .work(coding)
      case .asItIs: if let failure, failure.isUnheld { return .end(.stay(failure.reason)) }
      }
    }
    return .end(.fail(last?.reason ?? "nothing can be made of it"))
  }

  /// Another form is left when this one is not allowed.
  var isLast: Bool { forms.isEmpty }

  /// What is worth knowing of a success.
  func notes(_ coding: Coding) -> [String] {
    failure.map { ["\($0.reason); it is written in \(coding.name)"] } ?? []
  }

  /// The profile does not take what has come out.
  mutating func refuse(_ reason: String) {
    last = Failure(reason: reason, isUnheld: true)
    failure = failure ?? last
  }

  /// - Throws: what is not the instance's fault.
  mutating func fail(_ error: any Error, _ coding: Coding) throws {
    var isUnheld = false
    var reason = try InstanceFault(error).reason
    switch error {
    case let error as CodecError:
      if case .unsupported = error.reason { isUnheld = true }
      reason = coding.failure(reason)
    case let error as PixelError:
      isUnheld = error.reason.isOfTarget
      reason = coding.failure(reason)
    case is DICOMError: reason = coding.failure(reason)
    default: break
    }
    let new = Failure(reason: reason, isUnheld: isUnheld)
    last = new
    failure = failure ?? new
  }
}

extension PixelError.Reason {
  fileprivate var isOfTarget: Bool {
    switch self {
    case .unsupported, .lossRefused: true
    default: false
    }
  }
}

extension Coding {
  /// The sentence for an image with which nothing can be done.
  fileprivate func failure(_ reason: String) -> String {
    pixels == nil
      ? "its pixels cannot be decompressed: \(reason)"
      : "its pixels cannot be written in \(name): \(reason)"
  }
}

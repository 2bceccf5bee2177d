/// The latest changes of a commune, newest first, so that whatever is worked out from it can follow
/// them one by one.
///
/// Steps are shared by copies of a commune; those that change apart go their own ways from there.
package final class ChangeTrail: Sendable {
  package enum Step: Sendable {
    case operation(Operation)
    /// Records of a register were put in place without saying which.
    case whole(RegisterKey)

    package var register: RegisterKey {
      switch self {
      case .operation(let operation): operation.register
      case .whole(let register): register
      }
    }
  }

  private let step: Step?
  private let before: ChangeTrail?
  private let length: Int

  /// So many steps are kept at most; whoever has fallen further behind begins from the start.
  static let mostSteps = 4_096

  init() {
    step = nil
    before = nil
    length = 0
  }

  private init(_ step: Step, after before: ChangeTrail?) {
    self.step = step
    self.before = before
    length = (before?.length ?? 0) + 1
  }

  func adding(_ step: Step) -> ChangeTrail {
    ChangeTrail(step, after: length < Self.mostSteps ? self : nil)
  }

  /// What has happened since an earlier trail, oldest first; nil when that is no longer known.
  package func steps(since earlier: ChangeTrail) -> [Step]? {
    var steps: [Step] = []
    var trail = self
    while trail !== earlier {
      guard let step = trail.step, let before = trail.before else { return nil }
      steps.append(step)
      trail = before
    }
    return steps.reversed()
  }
}

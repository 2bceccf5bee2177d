internal import Glibc
internal import Synchronization

/// Does numbered jobs on this thread and on one more beside it, each job once.
///
/// Where no other thread can be had, this one does them all.
package final class Crew: Sendable {
  private let count: Int
  private let job: @Sendable (Int) -> Void
  private let next = Atomic(0)
  private let done = Atomic(0)

  private init(_ count: Int, _ job: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.job = job
  }

  /// Returns when all jobs are done; `report` is told on this thread how many are done by then.
  package static func run(
    _ count: Int, reporting report: (Int) -> Void = { _ in },
    _ job: @escaping @Sendable (Int) -> Void
  ) {
    let crew = Crew(count, job)
    let mate = crew.startMate()
    crew.work(reporting: report)
    if let mate { pthread_join(mate, nil) }
    report(count)
  }

  private func startMate() -> pthread_t? {
    var thread = pthread_t()
    let crew = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { crew in
        if let crew {
          Unmanaged<Crew>.fromOpaque(crew).takeRetainedValue().work { _ in }
        }
        return nil
      }, crew.toOpaque())
    if code == 0 { return thread }
    crew.release()
    return nil
  }

  private func work(reporting report: (Int) -> Void) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      job(index)
      let sum = done.add(1, ordering: .relaxed).newValue
      if sum < count { report(sum) }
    }
  }
}

import Interface
import Terminal
import Testing

struct QuietTimeTests {
  @Test func nothingIsWaitedForBeforeAnythingIsSaved() {
    var quiet = QuietTime(at: 0)
    #expect(quiet.wait(at: 0) == nil)
    quiet.heard([.key(.enter)], at: 5)
    #expect(quiet.wait(at: 100_000) == nil)
    #expect(!quiet.isOver(at: 100_000))
  }

  @Test func eachKeyBeginsTheWaitAnew() {
    var quiet = QuietTime(at: 0)
    quiet.saved()
    #expect(quiet.wait(at: 1000) == 29_000)
    quiet.heard([.wake, .key(.enter)], at: 20_000)
    #expect(quiet.wait(at: 30_000) == 20_000)
    #expect(!quiet.isOver(at: 49_999))
    #expect(quiet.isOver(at: 50_000))
  }

  @Test func whatOthersSaveIsNoKey() {
    var quiet = QuietTime(at: 0)
    quiet.saved()
    quiet.heard([.wake], at: 29_000)
    quiet.heard([], at: 29_500)
    #expect(quiet.isOver(at: 30_000))
  }

  @Test func onceDoneItIsDone() {
    var quiet = QuietTime(at: 0)
    quiet.saved()
    quiet.settled()
    #expect(quiet.wait(at: 90_000) == nil)
    quiet.saved()
    #expect(quiet.isOver(at: 90_000))
  }
}

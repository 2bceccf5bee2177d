import ArgumentParser
import Foundation
import Localization
import Terminal

/// `soxa play`: recorded keys without a terminal.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Run recorded keys on the book and print the last screen.",
    discussion: """
      Text is typed as it stands; keys are <F7>, <Enter>, <Down*3>, <C-d>. Newlines mean nothing, \
      lines that begin with # are comments. What the keys save is saved.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The file with the keys.")
  var keys: String

  @Option(help: "Columns and rows of the screen.", transform: PlayCommand.size)
  var size = Size(rows: 24, columns: 80)

  func run() throws {
    let workplace = try book.workplace()
    let script = try script(workplace)
    let path = workplace.storePath
    let session =
      Surroundings.isFree(path) && !book.readOnly
      ? BookSession(workplace: workplace)
      : try BookSession(workplace: workplace, path: path, readOnly: book.readOnly)
    var conversation = Conversation(
      device: ScriptDevice(size: size, events: script.events), book: session)
    conversation.run()
    conversation.end()
    for remark in conversation.book.remarks { Output.error(remark) }
    Output.line(conversation.device.frame?.text ?? "")
  }

  private func script(_ workplace: Workplace) throws(Failure) -> KeyScript {
    guard let data = FileManager.default.contents(atPath: keys) else {
      throw .usage(workplace.phrases.text("cli.cannot-read", keys))
    }
    do {
      return try KeyScript(String(decoding: data, as: UTF8.self))
    } catch {
      throw .usage(
        workplace.phrases.text("cli.unknown-key", keys, String(error.line), error.token))
    }
  }

  @Sendable private static func size(_ text: String) throws -> Size {
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { throw ValidationError("'\(text)' is no size such as 80x24.") }
    return Size(rows: rows, columns: columns)
  }
}

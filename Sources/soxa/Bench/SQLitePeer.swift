import Glibc

/// SQLite as a peer to be measured beside, where the machine has it; the program needs none.
final class SQLitePeer {
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, Int32, UnsafePointer<CChar>?
    ) -> Int32
  private typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?
    ) -> Int32
  private typealias Prepare =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<OpaquePointer?>,
      OpaquePointer?
    ) -> Int32
  private typealias Bind = @convention(c) (OpaquePointer?, Int32, Int64) -> Int32
  private typealias Use = @convention(c) (OpaquePointer?) -> Int32
  private typealias Version = @convention(c) () -> UnsafePointer<CChar>?

  let version: String
  private let library: UnsafeMutableRawPointer
  private let execute: Execute
  private let bind: Bind
  private let step: Use
  private let reset: Use
  private let finalize: Use
  private let close: Use
  private var database: OpaquePointer?
  private var update: OpaquePointer?

  private static let done: Int32 = 101
  private static let readWriteCreate: Int32 = 6

  /// A database in write-ahead mode that flushes each transaction, with one table of rows; nil where the
  /// machine has no SQLite or it refuses.
  init?(_ path: String, rows: Int) {
    guard let library = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func function<Signature>(_ name: String, _: Signature.Type) -> Signature? {
      dlsym(library, name).map { unsafeBitCast($0, to: Signature.self) }
    }
    guard let open = function("sqlite3_open_v2", Open.self),
      let execute = function("sqlite3_exec", Execute.self),
      let prepare = function("sqlite3_prepare_v2", Prepare.self),
      let bind = function("sqlite3_bind_int64", Bind.self),
      let step = function("sqlite3_step", Use.self),
      let reset = function("sqlite3_reset", Use.self),
      let finalize = function("sqlite3_finalize", Use.self),
      let close = function("sqlite3_close", Use.self),
      let version = function("sqlite3_libversion", Version.self),
      open(path, &database, Self.readWriteCreate, nil) == 0
    else {
      dlclose(library)
      return nil
    }
    self.library = library
    self.execute = execute
    self.bind = bind
    self.step = step
    self.reset = reset
    self.finalize = finalize
    self.close = close
    self.version = version().map { String(cString: $0) } ?? ""
    let words = """
      PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
      CREATE TABLE household (id INTEGER PRIMARY KEY, head TEXT, address TEXT, persons INTEGER);
      WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(rows))
      INSERT INTO household SELECT n, 'Nguyễn Văn Thử', 'Tổ 1, phường Minh Họa', 4 FROM number;
      """
    guard execute(database, words, nil, nil, nil) == 0,
      prepare(
        database, "UPDATE household SET persons = ? WHERE id = ?", -1, &update, nil) == 0
    else { return nil }
  }

  deinit {
    _ = finalize(update)
    _ = close(database)
    dlclose(library)
  }

  /// Changes one field of one row in a transaction of its own; false where it was refused.
  func change(_ row: Int, to value: Int) -> Bool {
    _ = bind(update, 1, Int64(value))
    _ = bind(update, 2, Int64(row))
    let outcome = step(update)
    _ = reset(update)
    return outcome == Self.done
  }
}

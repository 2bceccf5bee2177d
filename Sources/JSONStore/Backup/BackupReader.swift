internal import CommuneDomain

/// Reads a backup, and takes nothing for granted that stands in it.
struct BackupReader {
  let path: String
  let manifest: BackupManifest
  private let disk: any Disk
  private let size: Int
  /// Where each member's header stands.
  private let offsets: [Int]

  /// Reads the manifest and where its members must stand.
  init(_ path: String, disk: any Disk) throws(StoreError) {
    self.path = path
    self.disk = disk
    let spoilt = StoreError.spoiltBackup(path: path, member: BackupManifest.name)
    do {
      guard let status = try disk.status(path), !status.isDirectory else {
        throw DiskError(operation: "open", path: path, code: SystemCode.missing.rawValue)
      }
      size = status.size
      let block = try disk.read(path, in: 0..<TarHeader.block)
      guard let header = TarHeader(block), header.name == BackupManifest.name,
        header.size <= BackupManifest.longest
      else { throw spoilt }
      let bytes = try disk.read(path, in: TarHeader.block..<(TarHeader.block + header.paddedSize))
      guard bytes.count == header.paddedSize, bytes[header.size...].allSatisfy({ $0 == 0 }),
        let manifest = BackupManifest(Array(bytes[..<header.size]))
      else { throw spoilt }
      self.manifest = manifest
      var offset = TarHeader.block + header.paddedSize
      var offsets: [Int] = []
      for member in manifest.members {
        offsets.append(offset)
        offset +=
          TarHeader.block + TarHeader(name: member.name, size: member.size, time: 0).paddedSize
        guard offset <= size else {
          throw StoreError.spoiltBackup(path: path, member: member.name)
        }
      }
      self.offsets = offsets + [offset]
    } catch let error as DiskError {
      throw StoreError(error, path: path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw spoilt
    }
  }

  /// Compares every byte of the file with what it must be.
  func verify() throws(StoreError) {
    for index in manifest.members.indices { _ = try bytes(of: index) }
    let spoilt = StoreError.spoiltBackup(path: path, member: BackupManifest.checkName)
    let end = offsets[manifest.members.count]
    let check = manifest.check
    let header = TarHeader(
      name: BackupManifest.checkName, size: check.count, time: Int(manifest.made / 1000))
    let expected =
      (header.bytes ?? []) + check
      + Array(repeating: 0, count: header.paddedSize - check.count + 2 * TarHeader.block)
    guard size == end + expected.count, try read(end..<size) == expected else { throw spoilt }
  }

  /// The bytes of a member, as they were when the backup was made.
  func bytes(of index: Int) throws(StoreError) -> [UInt8] {
    let member = manifest.members[index]
    let spoilt = StoreError.spoiltBackup(path: path, member: member.name)
    let block = try read(offsets[index]..<(offsets[index] + TarHeader.block))
    guard let header = TarHeader(block), header.name == member.name, header.size == member.size
    else { throw spoilt }
    let start = offsets[index] + TarHeader.block
    var bytes = try read(start..<(start + header.paddedSize))
    guard bytes.count == header.paddedSize, bytes[header.size...].allSatisfy({ $0 == 0 }) else {
      throw spoilt
    }
    bytes.removeLast(header.paddedSize - header.size)
    guard Digest(of: bytes) == member.digest else { throw spoilt }
    return bytes
  }

  var summary: BookBackup.Summary {
    BookBackup.Summary(
      path: path, files: manifest.members.count, bytes: size, identity: manifest.identity,
      made: manifest.made, lines: manifest.heads.reduce(0) { $0 + $1.number },
      seal: manifest.seal.map { seal in
        BookSeal(
          date: CalendarDate(dayNumber: Int(Seal.day(seal.milliseconds))),
          mark: Seal.shortForm(ofDigits: seal.digest))
      },
      troubles: manifest.troubles)
  }

  private func read(_ range: Range<Int>) throws(StoreError) -> [UInt8] {
    do {
      return try disk.read(path, in: range)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

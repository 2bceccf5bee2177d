internal import CommuneDomain

/// Writes the register files of a new generation; those before it stay as the fallback.
struct SnapshotWriter {
  let book: BookFolder
  /// The generation on the medium, if any.
  let last: Generation?
  /// The registers whose file in place is the one that `last` names.
  let inPlace: Set<RegisterKey>

  /// Writes the registers that changed, then the list of them all.
  func write(
    _ commune: Commune, changed: Set<RegisterKey>, as generation: Generation
  ) throws(StoreError) -> Generation {
    do throws(DiskError) {
      let disk = book.disk
      try disk.makeDirectory(book.registers)
      try disk.makeDirectory(book.local)
      try disk.makeDirectory(book.previous)
      var next = generation
      var renamings: [(temporary: String, register: RegisterKey)] = []
      for register in Commune.registers
      where changed.contains(register.key) || !inPlace.contains(register.key) {
        let bytes = register.file(of: commune)
        let name = "\(register.key.rawValue).json"
        next.files[register.key] = Generation.File(
          name: name, count: register.count(in: commune), digest: Digest(of: bytes))
        if inPlace.contains(register.key),
          next.files[register.key] == last?.files[register.key]
        {
          continue
        }
        renamings.append(
          (
            try disk.writeTemporary(for: "\(book.registers)/\(name)", bytes), register.key
          ))
      }
      for (temporary, register) in renamings {
        let file = "\(register.rawValue).json"
        if inPlace.contains(register) {
          try disk.rename("\(book.registers)/\(file)", to: "\(book.previous)/\(file)")
        }
        try disk.rename(temporary, to: "\(book.registers)/\(file)")
      }
      try disk.syncDirectory(book.previous)
      try disk.syncDirectory(book.registers)
      let list = "\(book.registers)/current.json"
      let temporary = try disk.writeTemporary(for: list, next.file)
      if last != nil, try disk.status(list) != nil {
        try disk.rename(list, to: "\(book.previous)/current.json")
      }
      try disk.rename(temporary, to: list)
      try disk.syncDirectory(book.registers)
      try disk.syncDirectory(book.previous)
      return next
    } catch {
      throw StoreError(error, path: book.registers)
    }
  }
}

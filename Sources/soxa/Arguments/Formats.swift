import ArgumentParser

/// How `list` writes records.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, jsonl, csv
}

/// A table for people, or JSON for programs.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}

/// Lines for people, or JSON for programs.
enum TextFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// How `report` writes a document.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

import Glibc

// Writers for real processes, and the campaigns that kill, stop and refuse them:
// `swift run -c release soxa-faults campaign`.

let words = Array(CommandLine.arguments.dropFirst())

func number(_ index: Int, _ otherwise: Int) -> Int {
  index < words.count ? Int(words[index]) ?? otherwise : otherwise
}

func campaign(_ work: (Campaign) throws -> [String]) throws {
  let campaign = try Campaign()
  defer { campaign.remove() }
  for line in try work(campaign) { Writer.say(line + "\n", to: STDOUT_FILENO) }
}

do {
  switch words.first {
  case "make": try Book(path: words[1]).make()
  case "writer":
    var writer = Writer(book: Book(path: words[1]), actor: words[2], count: number(3, 100))
    writer.pace = number(4, 0)
    if words.count > 5 { writer.limit = Double(number(5, 0)) }
    try writer.run()
  case "check":
    let problems = try Check(Book(path: words[1]), logs: Array(words[2...])).problems()
    for problem in problems { print(problem) }
    exit(problems.isEmpty ? 0 : 1)
  case "kills": try campaign { [try $0.kills(number(1, 500))] }
  case "calls": try campaign { [try $0.calls(every: number(1, 1))] }
  case "crowd": try campaign { [try $0.crowd(number(1, 8), number(2, 10_000))] }
  case "saturate": try campaign { [try $0.saturate(number(1, 16), seconds: number(2, 4))] }
  case "office": try campaign { [try $0.office(number(1, 20), seconds: number(2, 20))] }
  case "campaign":
    try campaign { [$0.surroundings()] }
    try campaign { [try $0.kills(1000)] }
    try campaign { [try $0.calls(every: 1)] }
    for writers in [8, 20] { try campaign { [try $0.crowd(writers, 10_000)] } }
    try campaign { [try $0.saturate(16, seconds: 4)] }
    try campaign { [try $0.office(20, seconds: 20)] }
  default:
    print("soxa-faults campaign | kills N | calls STEP | crowd N M | saturate N S | office N S")
    print("soxa-faults make DIR | writer DIR ACTOR COUNT [PACE [SECONDS]] | check DIR LOG…")
    exit(2)
  }
} catch {
  print("soxa-faults: \(error)")
  exit(1)
}

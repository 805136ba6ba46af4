import Glibc
import MediaPipeline

/// The first Ctrl-C ends the job cleanly; the second one ends the process.
enum Signals {
  static func install() {
    // A reader of our output that goes away is an error of writing, not a death.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        if Interruption.isRequested { _exit(128 + number) }
        Interruption.request()
      }
    }
  }
}

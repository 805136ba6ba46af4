import Testing

@testable import spindle

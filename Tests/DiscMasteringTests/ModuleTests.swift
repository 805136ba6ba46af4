import Testing

@testable import DiscMastering

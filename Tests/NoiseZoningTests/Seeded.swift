import TestSupport

typealias Seeded = TestSupport.Seeded

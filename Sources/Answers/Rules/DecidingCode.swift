import Regulation

/// Where the program decides by a reading: the files whose lines name it. A test holds that each of them does.
enum DecidingCode {
    /// By the identifier of the reading; those that settle names, dates or areas decide about no place.
    static let files: [String: [String]] = [
        "A0": ["ZoneQueries/Places/Certainty.swift", "ZoningModel/Input/FeatureAccuracies.swift"],
        "A1": ["ZoneQueries/Places/PlaceQuery+Possibilities.swift"],
        "B1": ["ZoningLaw/Buildings/FrontageSweep.swift", "ZoningLaw/Buildings/StretchMaking.swift"],
        "B2": ["ZoningLaw/Buildings/Shielding.swift"],
        "B3": ["ZoningLaw/ZoningFunction.swift", "ZoningLaw/Buildings/SquareScreen.swift"],
        "B4": ["ZoningLaw/Buildings/MeasuredFrontage.swift"],
        "B5": ["ZoningLaw/Buildings/ShieldedStretch.swift", "ZoningLaw/ZoningFunction.swift"],
        "B6": ["ZoningLaw/Buildings/SquareLook.swift"],
        "B7": ["MapMaking/Facades/FacadeMaking.swift"],
        "B8": ["ZoningLaw/Facades/FacadeFunction.swift"],
        "B9": ["ZoningLaw/ZoningFunction.swift"],
        "R1": ["ZoningLaw/ZoningFunction.swift"],
        "R2": ["ZoningLaw/Bands/BandMaking.swift"],
        "R3": ["ZoningLaw/Bands/BandIndex.swift", "ZoningLaw/ZoningFunction.swift"],
        "R4": ["ZoningModel/Input/TransportLine.swift", "ZoningFiles/Packs/RowCheck.swift"],
        "R5": ["ZoningLaw/Bands/BandMaking.swift"],
        "R6": ["ZoningLaw/Bands/BandMaking.swift"],
        "R7": ["ZoningLaw/Bands/BandMaking.swift"],
        "W1": ["ZoningModel/Input/BoundaryLine.swift"],
        "W3": ["ZoningLaw/Bands/BandMaking.swift"],
        "W4": ["ZoningLaw/Bands/Band.swift"],
        "W5": ["ZoningLaw/Bands/BandMaking.swift", "ZoningLaw/Bands/FrontingZones.swift"],
        "W6": ["ZoningLaw/Bands/BandMaking.swift"],
        "W7": ["ZoningLaw/Bands/BandMaking.swift"],
        "W8": ["ZoningLaw/Bands/BandMaking.swift"],
        "W9": ["ZoningLaw/Bands/BandPart.swift"],
        "W10": ["ZoningLaw/Bands/BandPart.swift"],
        "Z1": ["ZoningLaw/ZoningFunction.swift"],
        "Z2": ["ZoningLaw/Zones/ZoneLocator.swift", "ZoneQueries/Places/PlaceQuery.swift"],
        "Z3": ["ZoneQueries/Places/Explainer.swift"],
        "Z4": ["ZoningFiles/Packs/RowCheck.swift"],
        "Z5": ["ZoningLaw/ZoningFunction.swift"],
        "Z6": ["ZoneQueries/Places/PlaceQuery.swift"],
    ]
}

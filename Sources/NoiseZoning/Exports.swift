// One import is enough: who reads maps and asks them needs the nouns of these rooms.
@_exported import Answers
@_exported import FeatureIO
@_exported import Geometry
@_exported import LevelChecks
@_exported import PackMaking
@_exported import Projection
@_exported import Regulation
@_exported import StrictJSON
@_exported import Wording
@_exported import ZoneQueries
@_exported import ZoningFiles
@_exported import ZoningModel

"""Frames of pandas and geopandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ._answers import Answering, Answers, coordinate_columns, is_replaced, kind_of, refuse_twice
from ._errors import InvalidInputError, warn
from ._places import FAULTS, Places, numbers
from ._systems import System, of_pyproj, system

if TYPE_CHECKING:
    from ._map import Map


def answered(map: Map, frame: Any, lon: str | None, lat: str | None, crs: Any, columns: Sequence[str]) -> Any:
    """See Map.classify_frame."""
    import pandas

    if not isinstance(frame, pandas.DataFrame):
        raise InvalidInputError("usage", f"a {type(frame).__name__} is no DataFrame or GeoDataFrame: use classify, or classify_arrow")
    replaced = [name for name in frame.columns if is_replaced(name)]
    if replaced:
        warn(f"columns of an earlier run are replaced: {', '.join(map_names(replaced))}")
    kept = frame.drop(columns=replaced) if replaced else frame.copy(deep=False)
    refuse_twice(kept.columns)
    geometry = hasattr(frame, "geom_type") and hasattr(frame, "set_crs")
    if geometry and lon is None and lat is None:
        where = _system_of(frame, crs)
        places = _points(frame)
    else:
        if crs is None:
            raise InvalidInputError(
                "crs-missing", "crs is missing: say in which reference system the columns are: wgs84, cgcs2000, gcj02, bd09 or EPSG:n"
            )
        where = system(crs)
        x, y = coordinate_columns(list(kept.columns), lon, lat)
        places = Places.of(numbers(kept[x], x), numbers(kept[y], y))
    answers = Answering(map, where, columns).answers(places)
    for number, name in enumerate(answers.columns):
        kept[name] = pandas.Series(_array(answers, number, name), index=kept.index)
    return kept


def map_names(names: Sequence[object]) -> list[str]:
    return [str(name) for name in names]


def _array(answers: Answers, number: int, name: str) -> Any:
    import pandas

    kind = {"text": "string", "int": "Int64", "bool": "boolean", "float": "Float64"}[kind_of(name)]
    # One of many overloads that are told apart by literals.
    array: Any = pandas.array
    return array(answers.values(number), dtype=kind).take(answers.codes)


def _system_of(frame: Any, crs: Any) -> System:
    """The system of a GeoDataFrame: its own, or the one that is given where it has none."""
    if frame.crs is None:
        if crs is None:
            raise InvalidInputError(
                "crs-missing", "the GeoDataFrame names no reference system: give crs=… (wgs84, cgcs2000, gcj02, bd09, EPSG:n), or set_crs"
            )
        return system(crs)
    own = of_pyproj(frame.crs)
    if crs is not None:
        said = system(crs)
        same = own.name == said.name and own.name is not None or (own.crs is not None and said.crs is not None and own.crs == said.crs)
        if not same:
            raise InvalidInputError(
                "crs-conflict",
                f"the GeoDataFrame is in {own} by its own word, and crs says {said}. Leave crs out; or, if the frame is wrong, as GCJ-02 and BD-09 "
                f"often travel under the name of WGS 84, take its word away: frame.set_crs(None, allow_override=True)",
            )
    return own


def _points(frame: Any) -> Places:
    """The coordinates of points; a row of nothing, of an empty point or of another shape is at fault."""
    shapes = frame.geometry
    points = (shapes.geom_type == "Point").to_numpy()
    missing = (shapes.isna() | shapes.is_empty).to_numpy()
    x, y = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
    good = points & ~missing
    if good.all():
        x, y = shapes.x.to_numpy(np.float64), shapes.y.to_numpy(np.float64)
    elif good.any():
        x[good], y[good] = shapes[good].x.to_numpy(np.float64), shapes[good].y.to_numpy(np.float64)
    clean = np.zeros(len(frame), np.uint8)
    return Places(x, y, clean).with_faults(1, missing).with_faults(FAULTS.index("not-a-point"), ~points)

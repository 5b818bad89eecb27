"""Columns of Arrow, by pyarrow and by the Arrow C data interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ._answers import Answering, Answers, coordinate_columns, is_replaced, kind_of, refuse_twice
from ._errors import InvalidInputError, UnsupportedError, warn
from ._places import Places
from ._systems import system

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ._map import Map

_NUMBER = r"^[+-]?[0-9]+(?:\.[0-9]+)?$"
_SCIENTIFIC = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+$"


def pyarrow() -> Any:
    """The package, or an error that says how to get it."""
    try:
        import pyarrow as found
        import pyarrow.compute  # noqa: F401
    except ImportError:
        raise UnsupportedError("pyarrow-missing", "this needs pyarrow: pip install pyarrow") from None
    return found


def answered(map: Map, data: Any, lon: str | None, lat: str | None, crs: Any, columns: Sequence[str]) -> Any:
    """See Map.classify_arrow."""
    pa = pyarrow()
    if crs is None:
        raise InvalidInputError("crs-missing", "crs is missing: say in which reference system the columns are: wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
    answering = Answering(map, system(crs), columns)
    if isinstance(data, pa.RecordBatch):
        return Rows(answering, data.schema, lon, lat).batch(data)
    if isinstance(data, pa.Table):
        rows = Rows(answering, data.schema, lon, lat)
        batches, first = [], 0
        for batch in data.to_batches():
            batches.append(rows.batch(batch, first))
            first += batch.num_rows
        return pa.Table.from_batches(batches, rows.schema)
    if isinstance(data, pa.RecordBatchReader):
        reader = data
    elif hasattr(data, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(data)
    else:
        raise InvalidInputError("usage", f"a {type(data).__name__} holds no Arrow columns: give a Table, a RecordBatch, or what has __arrow_c_stream__")
    rows = Rows(answering, reader.schema, lon, lat)
    return pa.RecordBatchReader.from_batches(rows.schema, rows.each(reader))


class Rows:
    """Answers batches of one schema."""

    def __init__(self, answering: Answering, schema: Any, lon: str | None, lat: str | None, quiet: bool = False) -> None:
        self._answering, self._quiet = answering, quiet
        replaced = [name for name in schema.names if is_replaced(name)]
        if replaced and not quiet:
            warn(f"columns of an earlier run are replaced: {', '.join(replaced)}")
        self._kept = [number for number, name in enumerate(schema.names) if not is_replaced(name)]
        names = [schema.names[number] for number in self._kept]
        refuse_twice(names)
        self._lon, self._lat = coordinate_columns(names, lon, lat)
        pa = pyarrow()
        kinds = {"text": pa.string(), "int": pa.int32(), "bool": pa.bool_(), "float": pa.float64()}
        self._added = [pa.field(name, kinds[kind_of(name)]) for name in answering.columns]
        self.schema = pa.schema([schema.field(number) for number in self._kept] + self._added, metadata=schema.metadata)

    def each(self, batches: Any) -> Iterator[Any]:
        first = 0
        for batch in batches:
            yield self.batch(batch, first)
            first += batch.num_rows

    def answers(self, batch: Any, first: int = 0) -> Answers:
        places = Places.of(_numbers(batch.column(self._lon), self._lon), _numbers(batch.column(self._lat), self._lat))
        return self._answering.answers(places, first=first, quiet=self._quiet)

    def batch(self, batch: Any, first: int = 0) -> Any:
        """The batch with its answers; `first` is the number of its first row, for warnings."""
        pa, answers = pyarrow(), self.answers(batch, first)
        arrays = [batch.column(number) for number in self._kept] + _arrays(answers, self._added)
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)


def _arrays(answers: Answers, fields: Sequence[Any]) -> list[Any]:
    pa = pyarrow()
    codes = pa.array(answers.codes.astype(np.int32), pa.int32())
    return [pa.array(answers.values(number), field.type).take(codes) for number, field in enumerate(fields)]


def _numbers(column: Any, name: str) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The numbers of a column, where they stand if they are float64 without nulls, and a fault for each."""
    pa = pyarrow()
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_null(kind):
        column = column.cast(pa.float64())
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind) or (hasattr(pa.types, "is_string_view") and pa.types.is_string_view(kind)):
        return _texts(column)
    elif pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        column = column if pa.types.is_float64(kind) else column.cast(pa.float64(), safe=False)
    else:
        raise InvalidInputError("usage", f"{name} holds {kind}: give numbers (degrees, or metres of a projected system) or text")
    if column.null_count:
        column = column.fill_null(float("nan"))
    values = column.to_numpy(zero_copy_only=True)
    return values, np.zeros(values.shape, np.uint8)


def _texts(column: Any) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    pa = pyarrow()
    pc = pa.compute
    text = pc.utf8_trim_whitespace(column.cast(pa.large_string()))
    plain = pc.fill_null(pc.match_substring_regex(text, _NUMBER), False)
    # The cast knows no sign + before digits.
    values = pc.utf8_ltrim(pc.if_else(plain, text, None), "+").cast(pa.float64())
    faults = np.zeros(len(column), np.uint8)
    bad = ~plain.to_numpy(zero_copy_only=False)
    if bad.any():
        empty = pc.fill_null(pc.equal(pc.utf8_length(text), 0), True).to_numpy(zero_copy_only=False)
        scientific = pc.fill_null(pc.match_substring_regex(text, _SCIENTIFIC), False).to_numpy(zero_copy_only=False)
        faults[bad] = 2
        faults[bad & scientific] = 3
        faults[bad & empty] = 1
    return np.asarray(pc.fill_null(values, float("nan")).to_numpy(zero_copy_only=False), np.float64), faults

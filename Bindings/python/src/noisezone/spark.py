"""Places in Spark: the columns of `noisezone query --input`, added on the executors.

Needs PySpark 3.5 or later, and this package in the Python of the driver and of every executor, in one version.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ._answers import Answering, Answers, coordinate_columns, is_replaced, kind_of, refuse_twice
from ._arrow import Rows, pyarrow
from ._errors import DamagedMapError, InvalidInputError, MapNotFoundError, UnsupportedError, warn
from ._library import library_version
from ._map import Map
from ._systems import system
from ._version import VERSION

#: What is shipped was shipped before: by application and hash.
_shipped: set[tuple[str, str]] = set()
#: Maps that this Python worker has open, by hash: a map is opened once a process, and stays open for the tasks that follow.
_open: dict[str, Map] = {}

#: Between the values of an answer in words, and for none: no name of a zone has such signs.
_BETWEEN, _NOTHING = "\x1f", "\x1e"


def classify(df: Any, lon: str, lat: str, map: str | os.PathLike[str] | Map, crs: str | None = None, *, columns: Sequence[str] = ()) -> Any:
    """The DataFrame with `nz_status`, `nz_class`, a limit for each period (`nz_day`, `nz_night`; dB(A)), `nz_zone` and `nz_on_boundary`.

    `lon` and `lat` name columns of numbers or text. `crs` is their reference system: wgs84, cgcs2000, gcj02, bd09, or EPSG:n where the executors
    have pyproj; left out, it is WGS 84, with a warning. `map` is a map file (`.gpkg`), or an index (`.nzi`), which leaves places within some
    2 mm of a line `undecided`. The file is shipped once an application by addFile, checked by its SHA-256, and opened once a Python worker.

    Row by row the answers are those of the command. A row without a place (null, NaN, infinite, no number, out of range) has the status `error`
    and nothing else: count them. `columns` adds `distance` (m), `certain`, `candidates`, `because`, at a finding a row. Columns of an earlier run
    are replaced. Rows stay in their partitions and in their order. Lazy, as every transformation of Spark: faults of the map are told
    here, those of executors when the job runs; a job never ends well with rows left out.
    """
    from pyspark.sql.functions import col, from_json, lit, split, when
    from pyspark.sql.types import IntegerType, StringType, StructField, StructType

    if crs is None:
        warn("crs is left out: the places are taken as WGS 84. Say crs='wgs84', or 'gcj02', 'bd09' …: the same numbers lie some 500 m apart")
        crs = "wgs84"
    if not isinstance(crs, str):
        raise InvalidInputError("usage", "crs must be a name here: wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
    path = map.path if isinstance(map, Map) else os.path.abspath(os.fspath(map))
    with Map(path) as opened:
        answering = Answering(opened, system(crs), columns)
        added, usual = answering.columns, answering.usual()
    kept = [field for field in df.schema.fields if not is_replaced(field.name)]
    names = [field.name for field in kept]
    refuse_twice(names)
    lon, lat = coordinate_columns(names, lon, lat)
    # PySpark takes names apart at their dots in mapInArrow: columns go by number meanwhile.
    numbered = [f"c{number}" for number in range(len(kept))]
    fields = [StructField(number, field.dataType) for number, field in zip(numbered, kept)]
    schema = StructType([*fields, StructField("code", IntegerType()), StructField("other", StringType())])
    digest, name = _ship(df.sparkSession.sparkContext, path)
    question = {
        "name": name, "sha256": digest, "lon": numbered[names.index(lon)], "lat": numbered[names.index(lat)], "crs": crs,
        "columns": tuple(columns), "added": added, "usual": usual, "library": library_version(),
    }  # fmt: skip
    plain = df.select(*[col(_quoted(name)).alias(number) for number, name in zip(numbered, names)])
    answered = plain.mapInArrow(_job(VERSION, question), schema)
    # Most rows come back as the number of one of a few outcomes, which Spark looks up: so little goes from Python to Java. A finding goes in words.
    kinds = {"text": "string", "int": "int", "bool": "boolean", "float": "double"}
    words = split(col("other"), _BETWEEN)
    looked_up = []
    for at, column in enumerate(added):
        kind = kinds[kind_of(column)]
        usually = from_json(lit(json.dumps([one[at] for one in usual])), f"array<{kind}>").getItem(col("code"))
        word = words.getItem(at)
        otherwise = when(word != lit(_NOTHING), word).cast(kind)
        looked_up.append(when(col("code").isNotNull(), usually).otherwise(otherwise).alias(column))
    return answered.select(*numbered, *looked_up).toDF(*names, *added)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _job(version: str, question: dict[str, Any]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What is sent to the executors: by value, so that it runs with whatever version they have, and can say so."""

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        try:
            import noisezone
        except ImportError as fault:
            raise RuntimeError(
                f"the Python of the executors has no package noisezone, and the driver has {version}: install the same wheel there ({fault})"
            ) from None
        if noisezone.__version__ != version:
            raise RuntimeError(
                f"the executor has noisezone {noisezone.__version__} and the driver {version}: install the same wheel on both [version-differs]"
            )
        from noisezone.spark import answer_batches

        yield from answer_batches(batches, question)

    # A function of an installed module is sent by its name alone. This one is sent whole: it must not depend on what stands there.
    run.__module__ = "__main__"
    return run


def answer_batches(batches: Iterator[Any], question: dict[str, Any]) -> Iterator[Any]:
    """Answers the record batches of one partition, on an executor."""
    pa = pyarrow()
    if library_version() != question["library"]:
        raise UnsupportedError(
            "version-differs", f"the executor has libnoisezone {library_version()} and the driver {question['library']}: use the same wheel on both"
        )
    answering = Answering(_opened(question), system(question["crs"]), question["columns"])
    if answering.columns != question["added"]:
        raise UnsupportedError("version-differs", f"the executor adds {answering.columns} and the driver expects {question['added']}")
    usual = {outcome: number for number, outcome in reversed(list(enumerate(question["usual"])))}
    rows: Rows | None = None
    for batch in batches:
        rows = rows or Rows(answering, batch.schema, question["lon"], question["lat"], quiet=True)
        answers = rows.answers(batch)
        numbers = np.array([usual.get(outcome, -1) for outcome in answers.outcomes], np.int32)
        codes = numbers[answers.codes]
        unusual = np.flatnonzero(codes < 0)
        yield pa.RecordBatch.from_arrays(
            [*batch.columns, pa.array(codes, mask=codes < 0 if unusual.size else None), _words(answers, unusual)], [*batch.schema.names, "code", "other"]
        )


def _words(answers: Answers, rows: Any) -> Any:
    """The answers of some rows in words, null for all others."""
    pa = pyarrow()
    if not rows.size:
        return pa.nulls(answers.codes.size, pa.string())
    texts = {code: _BETWEEN.join(map(_word, answers.outcomes[code])) for code in np.unique(answers.codes[rows]).tolist()}
    words: list[str | None] = [None] * answers.codes.size
    for row in rows.tolist():
        words[row] = texts[int(answers.codes[row])]
    return pa.array(words, pa.string())


def _word(value: object) -> str:
    if value is None:
        return _NOTHING
    return str(value).lower() if isinstance(value, bool) else str(value)


def _opened(question: dict[str, Any]) -> Map:
    """The map that was shipped, opened once a process."""
    from pyspark import SparkFiles

    digest = question["sha256"]
    found = _open.get(digest)
    if found is None or found.closed:
        path = SparkFiles.get(question["name"])
        if not os.path.exists(path):
            raise MapNotFoundError("file-not-found", f"Spark has not brought {question['name']} to this executor ({path})")
        here = _hash(path)
        if here != digest:
            raise DamagedMapError(
                "map-changed", f"{path} has the SHA-256 {here} here and {digest} on the driver: it was cut or altered on its way. Run the job again"
            )
        found = _open[digest] = Map(path)
    return found


def _ship(context: Any, path: str) -> tuple[str, str]:
    """Gives the file to Spark under a name that only its bytes have; its hash, and that name."""
    digest = _hash(path)
    name = f"noisezone-{digest[:24]}{os.path.splitext(path)[1].lower()}"
    key = (str(context.applicationId), digest)
    if key not in _shipped:
        # Spark serves the file when an executor asks, which may be later: a copy does not change meanwhile.
        folder = tempfile.mkdtemp(prefix="noisezone-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        copy = os.path.join(folder, name)
        shutil.copyfile(path, copy)
        if _hash(copy) != digest:
            raise DamagedMapError("file-changed", f"{path} changed while it was copied: try again when it is written")
        context.addFile(copy)
        _shipped.add(key)
    return digest, name


def _hash(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()

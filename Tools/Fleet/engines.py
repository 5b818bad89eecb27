"""The recipes run: every engine takes zones.csv and places.csv and gives answers.csv, and what the statements cost in seconds of the processor."""
import os
import re
import resource
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Benchmarks"))
COLUMNS = "id, nz_status, nz_class, nz_day, nz_night, nz_zone, nz_on_boundary"
PLACED = {False: "placed, from degrees", True: "placed, from the plane"}


def statements(engine, buildings):
    """The statements of a recipe by their headings; with the columns that only a map with buildings has, where it has them."""
    text = (HERE / f"{engine}.sql").read_text(encoding="utf-8")
    if buildings:
        text = re.sub(r"/\* buildings:(.*?)\*/", r"\1", text)
    parts = re.split(r"^-- (map|zones|edges|places|placed, from degrees|placed, from the plane|answers|plain)\b.*$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Costs(dict):
    """Seconds of this process by step."""

    def take(self, step, work):
        before = spent()
        result = work()
        self[step] = spent() - before
        return result


def with_duckdb(folder, recipe, plane, plain):
    import duckdb

    from peers import duck

    os.chdir(folder)
    base, costs = duck.connection(), Costs()
    costs.take("map", lambda: base.execute(recipe["map"]))
    costs.take("load", lambda: base.execute(recipe["places"]))
    costs.take("placed", lambda: base.execute(recipe[PLACED[plane]]))
    costs.take("answers", lambda: base.execute(recipe["answers"]))
    base.execute(f"COPY (SELECT {COLUMNS} FROM answers) TO 'answers.csv'")
    if plain:
        costs.take("plain", lambda: base.execute(recipe["plain"]))
        base.execute("COPY plain TO 'plain.csv'")
    return costs, f"DuckDB {duckdb.__version__}"


def with_sedonadb(folder, recipe, plane, plain):
    import pyarrow
    import pyarrow.csv
    import sedonadb

    os.chdir(folder)
    base, costs, text = sedonadb.connect(), Costs(), pyarrow.string()
    convert = pyarrow.csv.ConvertOptions(strings_can_be_null=True, column_types={
        name: text for name in ("id", "class", "limits_class", "zone_id", "other_class", "other_limits_class")})
    pieces = pyarrow.csv.read_csv("zones.csv", parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True), convert_options=convert)
    base.create_data_frame(pieces).to_memtable().to_view("pieces")
    numbers = pyarrow.csv.ConvertOptions(column_types={"id": pyarrow.int32(), "lon": pyarrow.float64(), "lat": pyarrow.float64()})
    costs.take("load", lambda: base.create_data_frame(pyarrow.csv.read_csv("places.csv", convert_options=numbers)).to_memtable().to_view("places"))

    def make(name, query):
        base.sql(query).to_memtable().to_view(name)

    costs.take("map", lambda: (make("zones", recipe["zones"]), make("edges", recipe["edges"])))
    costs.take("placed", lambda: make("placed", recipe[PLACED[plane]]))
    costs.take("answers", lambda: make("answers", recipe["answers"]))
    if plain:
        costs.take("plain", lambda: make("plain", recipe["plain"]))
    for name in ["answers"] + ["plain"] * plain:
        pyarrow.csv.write_csv(pyarrow.table(base.sql(f"SELECT * FROM {name}").to_arrow_table()), f"{name}.csv", pyarrow.csv.WriteOptions(quoting_style="none"))
    return costs, f"SedonaDB {sedonadb.__version__}"


def with_postgis(folder, recipe, plane, plain):
    from peers import postgis

    with postgis.server(None) as base:
        if base is None:
            raise SystemExit("PostgreSQL with PostGIS is not installed")

        def feed(name):
            target = base.base / name
            target.write_bytes((Path(folder) / name).read_bytes())
            target.chmod(0o644)
            return target

        def fetch(query, name):
            base.sql(f"COPY ({query}) TO '{base.base / name}' (FORMAT csv, HEADER)")
            (Path(folder) / name).write_bytes((base.base / name).read_bytes())

        costs = Costs()

        def take(step, statement):
            # The server itself writes to its log what a statement took.
            base.sql("SET log_statement_stats = on", statement)
            user, system = re.findall(r"!\t([\d.]+) s user, ([\d.]+) s system", (base.base / "log").read_text(encoding="utf-8"))[-1]
            costs[step] = float(user) + float(system)

        with open(Path(folder) / "zones.csv", encoding="utf-8") as file:
            names = file.readline().strip().split(",")
        columns = ", ".join(f"{name} {'integer' if name.endswith('_db') else 'text'}" for name in names)
        base.sql(f"CREATE TABLE pieces({columns})", f"COPY pieces FROM '{feed('zones.csv')}' (FORMAT csv, HEADER)")
        base.sql("CREATE TABLE places(id integer, lon float8, lat float8)")
        take("load", f"COPY places FROM '{feed('places.csv')}' (FORMAT csv, HEADER)")
        base.sql("ANALYZE places")
        take("map", recipe["map"])
        take("placed", recipe[PLACED[plane]])
        base.sql("ANALYZE placed")
        take("answers", recipe["answers"])
        told = COLUMNS.replace("nz_on_boundary", "CASE nz_on_boundary WHEN true THEN 'true' WHEN false THEN 'false' END AS nz_on_boundary")
        fetch(f"SELECT {told} FROM answers", "answers.csv")
        if plain:
            take("plain", recipe["plain"])
            fetch("SELECT * FROM plain", "plain.csv")
        version = base.sql("SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || extversion FROM pg_extension WHERE extname = 'postgis'").strip()
    return costs, version


ENGINES = {"duckdb": with_duckdb, "sedonadb": with_sedonadb, "postgis": with_postgis}

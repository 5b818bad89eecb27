"""What only an answer to one question tells: every limit set, and which limit holds at an hour."""
import json
import subprocess
from collections import Counter

PLACES = 10
OF_A_CLASS = 2


def faults(program, map_file, law, xy, rows, scenario):
    """Asks a few places of every class, each at an hour at which a period begins, or a minute before."""
    found, seen = [], Counter()
    for i, row in enumerate(rows):
        noise_class = row["nz_class"]
        if not noise_class or seen[noise_class] == OF_A_CLASS or row["nz_on_boundary"] == "true":
            continue
        if sum(seen.values()) == PLACES:
            break
        seen[noise_class] += 1
        minute = _minute(law, noise_class, sum(seen.values()))
        place, time = f"{xy[i][0]:.4f},{xy[i][1]:.4f}", f"{minute // 60:02}:{minute % 60:02}"
        done = subprocess.run([str(program), "query", "--map", str(map_file), "--at", place, "--crs", law.CRS, "--time", time,
                               "--format", "json", *scenario], capture_output=True, text=True)
        answer = json.loads(done.stdout)
        given = [answer["class"], _sets(answer, law), _now(answer)]
        period = _period(law, noise_class, minute)
        limit = law.LIMITS[noise_class][law.PERIODS.index(period)]
        # An existing railway has limits of its own, which the table of answers compares.
        limit = int(row[f"nz_{period}"]) if row[f"nz_{period}"] else limit
        wanted = [noise_class, {name: limits[noise_class] for name, limits in getattr(law, "SETS", {}).items()}, (period, limit)]
        if given != wanted:
            found.append(f"  at {place}, {time}: {wanted} for {given}")
    return found


def _sets(answer, law):
    return {name: tuple((answer["limit_sets"][name] or {}).get(period) for period in law.PERIODS) for name in getattr(law, "SETS", {})}


def _now(answer):
    now = answer["now"] or {}
    return now.get("period"), now.get("limit")


def _begins(law, noise_class):
    """Hours at which the periods of a class begin."""
    return law.HOURS.get(noise_class, law.HOURS["*"])


def _minute(law, noise_class, number):
    return (60 * _begins(law, noise_class)[number // 2 % len(law.PERIODS)] - number % 2) % 1440


def _period(law, noise_class, minute):
    begun = [period for period, hour in zip(law.PERIODS, _begins(law, noise_class)) if minute >= 60 * hour]
    return begun[-1] if begun else law.PERIODS[-1]

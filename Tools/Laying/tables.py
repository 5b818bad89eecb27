"""A table of GeoData/…/network: a CSV file read strictly, every cell of the kind that its column wants."""
import csv
import math
import os


class Fault(Exception):
    """Data that cannot be laid from: where, what is wrong, what to do, and a code that never changes."""

    def __init__(self, where, what, code):
        super().__init__(f"{where}: {what} [{code}]")


class Row(dict):
    """The cells of one line by column; `where` is FILE:LINE."""

    def __init__(self, where, cells):
        super().__init__(cells)
        self.where = where

    def fault(self, column, what):
        return Fault(self.where, f"{column}: {what}", "table-cell")


# The kinds of cells. Each turns the text of a cell into its value, or raises ValueError with what the cell should be.
def text(cell):
    if not cell:
        raise ValueError("is empty")
    return cell


def text_or_none(cell):
    return cell or None


def number(cell):
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"“{cell}” is no number")
    return value


def number_or_none(cell):
    return number(cell) if cell else None


def above_zero(cell):
    value = number(cell)
    if value <= 0:
        raise ValueError(f"“{cell}” is not above 0")
    return value


def above_zero_or_none(cell):
    return above_zero(cell) if cell else None


def longitude(cell):
    return within(cell, 180)


def latitude(cell):
    """A longitude of China in its place is refused: it is above 90."""
    return within(cell, 90)


def within(cell, most):
    value = number(cell)
    if abs(value) > most:
        raise ValueError(f"“{cell}” is not between -{most} and {most} degrees")
    return value


def words(cell):
    return cell.split()


def some_words(cell):
    return text(cell).split()


def sources(cell):
    """No row gets in that does not say where it comes from."""
    if not cell:
        raise ValueError("is empty: name the row of sources.csv that says where this one comes from")
    return cell.split()


def names(cell):
    """Names may hold spaces: a semicolon parts them."""
    return cell.split(";") if cell else []


def one_of(*allowed):
    def kind(cell):
        if cell not in allowed:
            raise ValueError(f"“{cell}” is none of: " + ", ".join(word or "(empty)" for word in allowed))
        return cell
    return kind


def read(folder, name, columns, key=None):
    """The rows of `name`.csv in a folder. columns: column → kind, in the order of the file. key: the column that no two rows share."""
    path = os.path.join(folder, name + ".csv")
    rows, lines = [], {}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:  # spreadsheets write a byte order mark
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if header != list(columns):
                raise Fault(f"{path}:1", "the header must be " + ",".join(columns), "table-header")
            for cells in reader:
                where = f"{path}:{reader.line_num}"
                if len(cells) != len(columns):
                    raise Fault(where, f"{len(cells)} cells, the header has {len(columns)}", "table-width")
                row = Row(where, {})
                for (column, kind), cell in zip(columns.items(), cells):
                    try:
                        row[column] = kind(cell.strip())
                    except ValueError as fault:
                        raise row.fault(column, str(fault)) from None
                if key and row[key] in lines:
                    raise row.fault(key, f"“{row[key]}” is there already, in line {lines[row[key]]}")
                if key:
                    lines[row[key]] = reader.line_num
                rows.append(row)
    except OSError as error:
        raise Fault(path, f"cannot be read: {error.strerror}", "table-file") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise Fault(path, f"is no CSV in UTF-8: {error}", "table-file") from None
    return rows

"""Courses: each line as the list of the places that it passes, in order. They are the topology of the network.

A place is the name of two lines that meet (A×B, sorted), or @name where more than two meet or a line only turns.
"""


def key(a, b):
    """The name of the place where two lines meet."""
    return "×".join(sorted((a, b)))


def place_of(word, course=None):
    """The place that a word of a table names: @name, A×B, or, among the places of a course, the line that crosses it."""
    if word.startswith("@"):
        return word
    return key(*word.split("×", 1)) if "×" in word else key(course, word) if course else word


def shared(a, b):
    """The places that two courses share, in the order of the first."""
    return [p for p in a if p in b]


def stretch(line, first, last):
    """The places of a line from one of its places to another, both included."""
    for place in (first, last):
        if place not in line:
            raise ValueError(f"{place} is not on the course from {line[0]} to {line[-1]}")
    i, j = line.index(first), line.index(last)
    return line[i:j + 1] if i <= j else line[j:i + 1][::-1]


def parted(words):
    """A way along courses: (courses, corners). `@place` after a course is the corner that leads from it to the next one."""
    names, corners = [], []
    for word in words:
        if not word.startswith("@"):
            names.append(word)
            corners.append(None)
        elif corners:
            corners[-1] = word
        else:
            raise ValueError(f"{word} is the corner after a course: it cannot come first")
    return names, corners


def corner(lines, a, b, given):
    """The place that leads from course a to course b: the given one, else the only one that they share."""
    common = shared(lines[a], lines[b])
    if given:
        common = [p for p in common if p == given]
    if len(common) != 1:
        raise ValueError(f"{a} and {b} share {' '.join(common) or 'no place'}: name the corner between them")
    return common[0]


def path(lines, words, first, last):
    """The places along courses, from a place of the first to a place of the last (the ends of these courses where None)."""
    names, given = parted(words)
    corners = [corner(lines, a, b, at) for a, b, at in zip(names, names[1:], given)]
    starts, ends = [first or lines[names[0]][0]] + corners, corners + [last or lines[names[-1]][-1]]
    places = []
    for name, start, end in zip(names, starts, ends):
        places += stretch(lines[name], start, end)[1 if places else 0:]
    return places

"""Linear equations over the coordinates of places, each with its standard deviation, solved by least squares."""
from .solver import solve


class Equations:
    """places: those that move, in a fixed order. held: place → (x, y) of those that do not."""

    def __init__(self, places, held):
        self._held = held
        self._index = {place: i for i, place in enumerate(places)}
        self._matrix = [{} for _ in range(2 * len(places))]
        self._right = [0.0] * (2 * len(places))

    def add(self, terms, value, deviation):
        """The sum of cx · x + cy · y over the terms (place, (cx, cy)) is `value`, with this standard deviation (m)."""
        weight = 1.0 / deviation ** 2
        free = []
        for place, (cx, cy) in terms:
            if place in self._held:
                value -= cx * self._held[place][0] + cy * self._held[place][1]
            else:
                i = 2 * self._index[place]
                free += [(i, cx), (i + 1, cy)]
        for i, ci in free:
            row = self._matrix[i]
            self._right[i] += weight * ci * value
            for j, cj in free:
                row[j] = row.get(j, 0.0) + weight * ci * cj

    def add_place(self, place, at, deviation):
        """The place is at (x, y), with the same standard deviation either way (m)."""
        self.add([(place, (1.0, 0.0))], at[0], deviation)
        self.add([(place, (0.0, 1.0))], at[1], deviation)

    def solved(self):
        """place → (x, y). The equations are used up."""
        answer = solve(self._matrix, self._right)
        return {place: (answer[2 * i], answer[2 * i + 1]) for place, i in self._index.items()}

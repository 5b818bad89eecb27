"""The ground of a random district: a bent grid of cells, joined to zones that share their vertices. Metres."""
import itertools

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

ORIGIN = np.array([457_000.0, 4_405_000.0])  # south-west corner: lon 116.5, lat 39.8
CLASSES = ["1", "2", "3", None]  # those that the rules have; None: land in no zone
SHARES = [0.27, 0.27, 0.32, 0.14]


class Ground:
    """Nodes of a grid of `columns` × `rows` cells, bent edges between them, zones and the district line."""

    def __init__(self, rng, size_m):
        self.rng = rng
        self.columns, self.rows = (int(n) for n in rng.integers(4, 7, 2))
        self.step = np.array([size_m / self.columns, size_m * rng.uniform(0.7, 1.0) / self.rows])
        self.nodes, self.edges = {}, {}
        while True:
            self._lay_grid()
            self.cells = {cell: Polygon(self._ring(cell)) for cell in itertools.product(range(self.columns), range(self.rows))}
            if all(cell.is_valid for cell in self.cells.values()) and self._is_tiling():
                break
        self.district = unary_union(list(self.cells.values()))
        self.zones = self._zones()

    @property
    def box(self):
        """Corners of the district box: x0, y0, x1, y1."""
        return self.district.bounds

    def path(self, nodes):
        """The bent grid line through neighbouring nodes, as vertices."""
        parts = [self.edge(a, b)[:-1] for a, b in zip(nodes, nodes[1:])]
        return np.concatenate(parts + [[self.nodes[nodes[-1]]]])

    def edge(self, a, b):
        """The bent line from node a to its neighbour b, both ends included."""
        return self.edges[a, b] if (a, b) in self.edges else self.edges[b, a][::-1]

    def _lay_grid(self):
        turn = self.rng.uniform(-0.5, 0.5)
        axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        for node in itertools.product(range(self.columns + 1), range(self.rows + 1)):
            place = (np.array(node) + self.rng.uniform(-0.18, 0.18, 2)) * self.step
            self.nodes[node] = ORIGIN + place @ axes
        self.edges = {}
        for i, j in self.nodes:
            for other in ((i + 1, j), (i, j + 1)):
                if other in self.nodes:
                    self.edges[(i, j), other] = self._bent(self.nodes[i, j], self.nodes[other])

    def _bent(self, a, b):
        """Straight, jagged, or an arc of many short segments."""
        kind = self.rng.choice(["straight", "jagged", "arc"], p=[0.4, 0.35, 0.25])
        count = {"straight": 0, "jagged": int(self.rng.integers(1, 5)), "arc": int(self.rng.integers(10, 30))}[kind]
        share = np.linspace(0, 1, count + 2)
        across = np.array([a[1] - b[1], b[0] - a[0]])
        if kind == "arc":
            aside = self.rng.uniform(-0.06, 0.06) * 4 * share * (1 - share)
        else:
            aside = self.rng.uniform(-0.045, 0.045, count + 2)
            aside[[0, -1]] = 0
        return a + np.outer(share, b - a) + np.outer(aside, across)

    def _ring(self, cell):
        i, j = cell
        return self.path([(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j)])

    def _is_tiling(self):
        """Do the cells lie beside each other without overlap?"""
        total = sum(cell.area for cell in self.cells.values())
        return abs(unary_union(list(self.cells.values())).area - total) < 1e-6 * total

    def _zones(self):
        """Cells joined at random: list of (id, class, polygon); some land stays in no zone."""
        group = {cell: cell for cell in self.cells}
        pairs = [(c, (c[0] + d, c[1] + 1 - d)) for c in self.cells for d in (0, 1) if (c[0] + d, c[1] + 1 - d) in self.cells]
        self.rng.shuffle(pairs)
        for one, other in pairs[: int(len(self.cells) * 0.62)]:
            old, new = group[tuple(one)], group[tuple(other)]
            group = {cell: new if leader == old else leader for cell, leader in group.items()}
        zones, counts = [], {}
        for leader in sorted(set(group.values())):
            noise_class = self.rng.choice(np.array(CLASSES, dtype=object), p=SHARES)
            if noise_class is None:
                continue
            counts[noise_class] = counts.get(noise_class, 0) + 1
            polygon = unary_union([self.cells[cell] for cell in self.cells if group[cell] == leader])
            zones.append((f"{noise_class}{counts[noise_class]:02d}", noise_class, polygon))
        return zones

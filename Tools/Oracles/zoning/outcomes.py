"""What the oracle says of each place: one outcome, two that unknown storeys leave (B3), or a point that the readings leave open."""
from dataclasses import dataclass

YES, STOREYS, OPEN = "yes", "storeys", "open"


@dataclass
class Outcomes:
    """A list a column, in the order of the places.

    `views`: for every place its outcome in each view, as text: status, class, day, night, zone. `decided`: one of YES, STOREYS, OPEN.
    """

    answers: list  # of decide.Answers, one a view; the first leads
    views: list
    decided: list

    @property
    def margin_m(self):
        return self.answers[0].margin_m


def of(oracle, xy):
    """The outcomes of places in metres (n × 2)."""
    answers = oracle.views(xy)
    views = list(zip(*map(tuples, answers)))
    return Outcomes(answers, views, [_decided(view) for view in views])


def tuples(answers):
    """The answers of one view as text: status, class, day, night, zone; outside the district there is no zone (Z6)."""
    a = answers
    limits = [(str(d), str(n)) if d >= 0 else ("", "") for d, n in zip(a.day, a.night)]
    return [("outside", "", "", "", "") if s == "outside" else (s, c, *limit, z)
            for s, c, limit, z in zip(a.status, a.noise_class, limits, a.zone)]


def _decided(view):
    """In the order of shielding.VIEWS: much and little, each with unknown storeys low and tall."""
    if view[:2] != view[2:] and len(view) > 1:
        return OPEN
    return STOREYS if len(set(view)) > 1 else YES

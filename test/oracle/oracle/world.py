"""The state of knowledge an expression is evaluated in, with what has been worked out in it."""


class World:
    """Values as they stood at `known_at`. With `cut`, each key counts as recorded on the day of its first
    observation and only those up to `cut` are seen: that is how the place of a line-period is found."""

    def __init__(self, run, known_at, cut=None):
        self.run = run
        self.known_at = known_at
        self.cut = cut
        self.vars = {}
        self.line_periods = {}
        self.entitled = {}
        self.busy = set()

    @property
    def date(self):
        """The date of knowledge."""
        return self.known_at if self.cut is None else self.cut

    def at(self, day):
        """Knowledge as of the earlier of `day` and now."""
        if day >= self.date:
            return self
        return self.run.world(day, None) if self.cut is None else self.run.world(self.known_at, day)

    def closed(self, day):
        """Nothing that was recorded after `day`, not even as what stands now."""
        if day >= self.date and day >= self.known_at:
            return self
        if self.cut is None:
            return self.run.world(min(self.known_at, day), None)
        return self.run.world(min(self.known_at, day), min(self.cut, day))

    def first_recorded(self, day):
        """What stands now, as far as its keys had been recorded by `day`."""
        return self.run.world(self.known_at, day)

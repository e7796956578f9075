"""Due dates that are counted from a day among the facts. Section 5."""
from datetime import date, timedelta


def counted(day, rule, calendar):
    """The due date counted from a day."""
    first = date.fromisoformat(day)
    if "working" in rule:
        due = first
        left = rule["days"]
        while left:
            due += timedelta(days=1)
            left -= _open(due, calendar)
    else:
        due = first + timedelta(days=rule["days"])
    if "rollsBack" in rule:
        while not _open(due, calendar):
            due -= timedelta(days=1)
        assert due >= first
    return due.isoformat()


def _open(day, calendar):
    """Whether payments are made on a day."""
    text = day.isoformat()
    assert calendar["from"] <= text <= calendar["through"]
    return day.weekday() < 5 and text not in calendar["holidays"]

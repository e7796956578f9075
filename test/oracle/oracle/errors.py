"""Why a run is refused."""


class Refused(Exception):
    """The run gives no result. `code` is FCT (facts), PRG (program) or LED (ledger)."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code

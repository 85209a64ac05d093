"""CAMEO's root codes of PLOVER's types, for those who compare with older event data.

From PLOVER's codebook (Open Event Data Alliance): a root each type, and others for some of its modes.
"""

from .event import Event

_ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "CONCEDE": "08", "COOPERATE": "06", "AID": "07", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "SANCTION": "16",
    "MOBILIZE": "15", "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
_BY_MODE = {
    ("ACCUSE", "investigate"): "09",
    ("ASSAULT", "firearms"): "19",
    ("ASSAULT", "aerial"): "19",
    ("ASSAULT", "drone"): "19",
    ("ASSAULT", "heavy-weapons"): "19",
    ("ASSAULT", "unconventional"): "20",
}


def cameo_root(event: Event) -> str | None:
    """The event's CAMEO root, "03" to "20"; None for a type that CAMEO does not have."""
    return _BY_MODE.get((event.type, event.mode or ""), _ROOTS.get(event.type))

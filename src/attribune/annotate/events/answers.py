"""A request or an offer and its answer in one sentence: "the union offered to meet, but the minister declined"."""

from collections.abc import Iterable
from dataclasses import replace

from .draft import Draft

ASKING = frozenset({"REQUEST", "AGREE"})
ANSWERING = frozenset({"REJECT", "AGREE"})
ANSWER = "answers a request or an offer of its sentence"


def answered(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of one sentence; who answers nobody in words answers whoever asked last, who asked them."""
    told = list(drafts)
    for j, answer in enumerate(told):
        if answer.type not in ANSWERING or answer.recipients or not answer.actors:
            continue
        for i in range(j - 1, -1, -1):
            asking = told[i]
            if asking.type in ASKING and asking.actors and not set(asking.actors) & set(answer.actors):
                told[j] = replace(answer, recipients=asking.actors, reasons=(*answer.reasons, ANSWER))
                if not asking.recipients:
                    told[i] = replace(asking, recipients=answer.actors)
                break
    return told

"""How knowledge and contacts are put into words, the same on every page. No word here blames."""

from candour.core.knowledge.drawing.flow import About
from candour.core.knowledge.model import How, Outcome, Sharing

HOW = {
    How.SAW: "saw it",
    How.TOLD: "was told",
    How.READ: "read it in another’s record",
    How.RECORDED: "recorded it; how it knew is not said",
    How.DENIED: "asked, and was told that it was not so",
}
SHORT_HOW = {
    How.SAW: "saw",
    How.TOLD: "told",
    How.READ: "read",
    How.RECORDED: "recorded",
    How.DENIED: "told it was not so",
}
SHARING = {
    Sharing.SHARED: "recorded as shared",
    Sharing.REFUSED: "recorded as refused",
    Sharing.NONE: "no record of being shared",
}
OUTCOMES = {
    Outcome.PASSED_ON: "passed on",
    Outcome.ASKED: "asked",
    Outcome.REFUSED: "refused",
    Outcome.NOT_STATED: "not stated",
}
ABOUT = {
    About.PASSED_ON: "passed on",
    About.ASKED: "asked about it",
    About.REFUSED: "refused",
    About.NOT_RECORDED: "a contact; nothing is recorded of its being passed on",
}

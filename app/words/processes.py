"""What is said of processes, and of items, that cannot be had, called, dropped or put in order."""

PROCESSES = {
    "no-such-item": "There is no such item here.",
    "no-such-process": "process: there is no process by this name here.",
    "case-into-itself": "A case is merged with another one.",
    "process-twice": "A process stands twice in this case.",
    "process-there": "This process is in the matrix already.",
    "process-named-so": "name: another process here is called like this.",
    "last-process": "A matrix has at least one process.",
    "process-voted-on": "Votes on it are still hidden: reveal them first.",
    "process-in-case": "A case goes through it: change or drop the case first.",
    "process-at-risk": "A risk is written about it, so it stays.",
    "not-all-processes": "processes: each that is here stands in the order, once.",
}

"""What is said about files: those that are made, and one that is brought in."""

FILES = {
    "no-session-file": "This is no session file of Remit, or only a part of one.",
    "nothing-signed-in-it": "Nothing was signed in this session yet: there is nothing to bring in.",
    "too-many-revisions": "A file of more than {count} revisions cannot be brought in.",
    "dry-run-stays": "This was a dry run, which counts nowhere: it is not brought in.",
    "revision-missing": "Revision {revision} is missing in this file.",
    "revisions-out-of-order": "The revisions in this file do not follow one another.",
    "revision-changed": "Revision {revision} in this file is not as it was signed.",
    "file-not-made": "This file could not be made just now. Nothing is lost: please try again.",
    "no-such-revision": "There is no revision {revision} here.",
    "no-such-file": "It can be had as {known}.",
}

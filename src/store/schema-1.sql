-- Attempts: the papers that were drawn, and what happened. No figure is kept: marks are computed from these.
CREATE TABLE attempt (
    id        TEXT    PRIMARY KEY,     -- 32 hexadecimal digits
    quiz      TEXT    NOT NULL,
    begun     INTEGER NOT NULL,        -- milliseconds since 1970
    handed_in INTEGER,                 -- likewise; null while it goes on
    paper     TEXT    NOT NULL         -- JSON
) STRICT;

CREATE INDEX attempt_by_quiz ON attempt (quiz, begun);

CREATE TABLE event (
    attempt TEXT    NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,          -- from 1, without gaps
    at      INTEGER NOT NULL,          -- milliseconds since 1970
    what    TEXT    NOT NULL,          -- JSON
    PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;

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

-- What an attempt was worth with one version of its quiz: computed from the above, kept so that the menu need not compute
-- it again, and to be dropped at any time.
CREATE TABLE figure (
    attempt      TEXT    PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
    quiz_hash    TEXT    NOT NULL,     -- of the text of the quiz, in hexadecimal digits
    counts       INTEGER NOT NULL,     -- 0 where every question has changed since
    percent      REAL,                 -- marks of the maximum; null where there was nothing to earn
    safe_percent REAL                  -- safe actions of the situations; null where none asked for one
) STRICT;

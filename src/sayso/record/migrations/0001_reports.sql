-- Reports, their versions, what they came as, and what was read in them.
-- Portable SQL: keys are given by the program, times are ISO 8601 in UTC, made_by and the like are JSON.

CREATE TABLE report (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- the address without its trimmings, else the given id
    added TEXT NOT NULL
);

CREATE TABLE version (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,             -- hash over key, title and text
    report INTEGER NOT NULL REFERENCES report (n),
    name TEXT NOT NULL,                  -- the id that the report was given
    publisher TEXT,
    title TEXT,
    byline TEXT,
    dateline TEXT,
    published TEXT,
    url TEXT,
    language TEXT,
    retrieved TEXT,
    stated_sha256 TEXT NOT NULL,         -- as the report says; empty where it says nothing
    added TEXT NOT NULL
);
CREATE INDEX version_of_report ON version (report);
CREATE INDEX version_by_name ON version (name);
CREATE INDEX version_by_url ON version (url);

-- Beside `version`, so that lists of versions do not read past the texts.
CREATE TABLE source (
    version INTEGER PRIMARY KEY REFERENCES version (n),
    text TEXT NOT NULL,
    raw BYTEA NOT NULL,                  -- the bytes as they came, compressed
    sha256 TEXT NOT NULL                 -- of the bytes before compression
);

CREATE TABLE maker (
    n INTEGER PRIMARY KEY,
    made_by TEXT NOT NULL UNIQUE         -- JSON with sorted keys
);

CREATE TABLE reading (
    version INTEGER PRIMARY KEY REFERENCES version (n),
    maker INTEGER NOT NULL REFERENCES maker (n),
    made TEXT NOT NULL,
    reading BYTEA NOT NULL               -- the contract's JSON without the report's text, compressed
);
CREATE INDEX reading_by_maker ON reading (maker);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

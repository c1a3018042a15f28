-- Links between places of two versions, and what people decided.

CREATE TABLE link (
    id TEXT PRIMARY KEY,                 -- hash over kind and both ends
    kind TEXT NOT NULL,
    a INTEGER NOT NULL REFERENCES version (n),
    a_spans TEXT NOT NULL,
    b INTEGER NOT NULL REFERENCES version (n),
    b_spans TEXT NOT NULL,
    directed INTEGER NOT NULL,
    maker INTEGER NOT NULL REFERENCES maker (n),
    confidence REAL NOT NULL,
    why TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX link_by_kind ON link (kind);
CREATE INDEX link_by_a ON link (a);
CREATE INDEX link_by_b ON link (b);

-- The log: never changed, never shortened, and without a word of any report. Versions are named by their hashes,
-- since the log outlives them.
CREATE TABLE judgement (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    version TEXT,
    other TEXT,
    about INTEGER REFERENCES judgement (n)   -- of an undo or a redo: which judgement
);
CREATE INDEX judgement_by_version ON judgement (version);
CREATE INDEX judgement_by_other ON judgement (other);
CREATE INDEX judgement_by_about ON judgement (about, n);

-- Where a judgement lies and what was before and after: words, so it goes with the report.
CREATE TABLE judgement_body (
    n INTEGER PRIMARY KEY REFERENCES judgement (n),
    body TEXT NOT NULL
);

CREATE VIEW effective_judgement AS
    SELECT j.n, j.at, j.who, j.what, j.kind, j.version, j.other, j.about, b.body
    FROM judgement j JOIN judgement_body b ON b.n = j.n
    WHERE COALESCE((SELECT u.what FROM judgement u WHERE u.about = j.n ORDER BY u.n DESC LIMIT 1), '') <> 'undo';

-- What SQLite alone needs for the same step: the words of claims to search, and tables without a second copy of their keys.

CREATE VIRTUAL TABLE claim_words USING fts5 (stems, tokenize = "unicode61 remove_diacritics 0 tokenchars '''’.,-'");

DROP TABLE occurrence_name;
CREATE TABLE occurrence_name (
    name INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (name, n)
) WITHOUT ROWID;

DROP TABLE posting;
CREATE TABLE posting (
    name INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (name, n)
) WITHOUT ROWID;

DROP TABLE claim_link;
CREATE TABLE claim_link (
    a INTEGER NOT NULL, b INTEGER NOT NULL, same REAL, opposed REAL, relation TEXT, confidence REAL, why TEXT,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX claim_link_by_b ON claim_link (b);
CREATE INDEX claim_link_to_make ON claim_link (a) WHERE same IS NULL;

DROP TABLE fingerprint;
CREATE TABLE fingerprint (
    name INTEGER NOT NULL, start REAL NOT NULL, tie INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (name, start, tie, version)
) WITHOUT ROWID;

DROP TABLE actor_word;
CREATE TABLE actor_word (
    word TEXT NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (word, actor)
) WITHOUT ROWID;

-- What follows from the reports: occurrences, which of them were compared, claims, copies, actors. All of it can be
-- dropped and made anew from readings and judgements; nothing here is the truth. Portable SQL.

-- What has to be brought up to date. `token` grows with each further reason, so that none is lost meanwhile.
CREATE TABLE due (
    what TEXT NOT NULL,
    n INTEGER NOT NULL,
    token INTEGER NOT NULL,
    PRIMARY KEY (what, n)
);

-- One row a version that is read.
CREATE TABLE derived (
    version INTEGER PRIMARY KEY REFERENCES version (n),
    name TEXT NOT NULL,                  -- in answers
    publisher TEXT NOT NULL,             -- as names are compared
    period INTEGER,
    start DOUBLE PRECISION NOT NULL,     -- seconds since 1970; 9e99 where not known
    stop DOUBLE PRECISION NOT NULL,
    tie BIGINT NOT NULL,
    page TEXT,
    asides TEXT NOT NULL,
    prints BYTEA NOT NULL,
    near BYTEA,                          -- versions that share enough with this one, whichever way
    common BYTEA,                        -- what of it is boilerplate
    notices INTEGER NOT NULL,
    forms TEXT NOT NULL,                 -- publisher as written, nickname, forms of the name
    stems BYTEA NOT NULL,                -- content words as numbers
    items BYTEA NOT NULL                 -- its actors, as they are joined
);
CREATE INDEX derived_by_period ON derived (period);
CREATE INDEX derived_by_start ON derived (start);
CREATE INDEX derived_by_publisher ON derived (publisher, start);
CREATE INDEX derived_by_name ON derived (name);
CREATE INDEX derived_by_page ON derived (page);

CREATE TABLE occurrence (
    n INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (n),
    id TEXT NOT NULL,
    short TEXT NOT NULL,                 -- the digits of a claim that is named after it
    same_words BIGINT,                   -- of its wording, where that tells by itself; else none
    period INTEGER,
    start DOUBLE PRECISION NOT NULL,
    stop DOUBLE PRECISION NOT NULL,
    claim INTEGER,
    stance TEXT,
    factuality TEXT,
    told BYTEA,                          -- its chain as all the reports together tell it, where that is another
    names BYTEA NOT NULL,                -- as `occurrence_name` has them
    data BYTEA NOT NULL
);
CREATE INDEX occurrence_of_version ON occurrence (version);
CREATE INDEX occurrence_by_id ON occurrence (id);
CREATE INDEX occurrence_by_short ON occurrence (short);
CREATE INDEX occurrence_by_words ON occurrence (same_words, id);
CREATE INDEX occurrence_by_period ON occurrence (period);
CREATE INDEX occurrence_of_claim ON occurrence (claim);

-- Names in an occurrence and of who says it, as numbers.
CREATE TABLE occurrence_name (
    name BIGINT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (name, n)
);

-- Of occurrences with the same wording the one with the least id; it alone is compared.
CREATE TABLE lead (
    n INTEGER PRIMARY KEY REFERENCES occurrence (n),
    period INTEGER,
    part INTEGER,                        -- of the graph of links, named after its least lead
    vector BYTEA NOT NULL,               -- 16-bit floats
    keys BYTEA NOT NULL,
    nearest BYTEA NOT NULL               -- (lead, cosine in ten-thousandths), the nearest first
);
CREATE INDEX lead_by_period ON lead (period);

CREATE TABLE posting (
    name BIGINT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (name, n)
);

-- Two leads compared; a has the lesser id. Not compared yet where `same` is not known.
CREATE TABLE claim_link (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    same DOUBLE PRECISION,
    opposed DOUBLE PRECISION,
    relation TEXT,
    confidence DOUBLE PRECISION,
    why TEXT,                            -- none where two are so unlike that it is told when needed
    PRIMARY KEY (a, b)
);
CREATE INDEX claim_link_by_b ON claim_link (b);
CREATE INDEX claim_link_to_make ON claim_link (a) WHERE same IS NULL;

CREATE TABLE claim (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    short TEXT NOT NULL,
    wording TEXT NOT NULL,
    why TEXT NOT NULL,
    carriers INTEGER NOT NULL,
    members INTEGER NOT NULL,
    first DOUBLE PRECISION NOT NULL,
    at_least INTEGER,
    at_most INTEGER,
    origins BYTEA,
    parties BIGINT,                      -- of what is known of those who say it; when that changes, origins do
    date TEXT,
    date_start DOUBLE PRECISION,
    date_stop DOUBLE PRECISION
);
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_short ON claim (short);
CREATE INDEX claim_in_order ON claim (carriers DESC, members DESC, first, id);
CREATE INDEX claim_by_date ON claim (date_start, date);

CREATE TABLE clash (
    period INTEGER NOT NULL,             -- in whose surroundings it was found: that of its earlier end
    a INTEGER NOT NULL REFERENCES version (n),
    a_start INTEGER NOT NULL,
    a_end INTEGER NOT NULL,
    b INTEGER NOT NULL REFERENCES version (n),
    b_start INTEGER NOT NULL,
    b_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX clash_of_period ON clash (period);
CREATE INDEX clash_by_a ON clash (a);
CREATE INDEX clash_by_b ON clash (b);

CREATE TABLE fingerprint (
    name BIGINT NOT NULL,
    start DOUBLE PRECISION NOT NULL,
    tie BIGINT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (name, start, tie, version)
);

CREATE TABLE report_copy (
    source INTEGER NOT NULL REFERENCES version (n),
    target INTEGER NOT NULL REFERENCES version (n),
    place INTEGER NOT NULL,              -- among the sources of the target
    kind TEXT NOT NULL,
    share DOUBLE PRECISION NOT NULL,
    directed INTEGER NOT NULL,
    house TEXT,
    passages TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (target, source, kind)
);
CREATE INDEX report_copy_by_source ON report_copy (source);

-- The first words of quotations that a report has somebody unnamed say.
CREATE TABLE unnamed_quote (
    name BIGINT NOT NULL,
    version INTEGER NOT NULL,
    q_start INTEGER NOT NULL,
    q_end INTEGER NOT NULL
);
CREATE INDEX unnamed_quote_by_name ON unnamed_quote (name);
CREATE INDEX unnamed_quote_of_version ON unnamed_quote (version);

CREATE TABLE correction (
    report INTEGER NOT NULL REFERENCES version (n),
    about INTEGER REFERENCES version (n),
    kind TEXT NOT NULL,
    c_start INTEGER NOT NULL,
    c_end INTEGER NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX correction_by_report ON correction (report);
CREATE INDEX correction_by_about ON correction (about);

CREATE TABLE corpus_actor (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    data BYTEA NOT NULL
);
CREATE INDEX corpus_actor_by_id ON corpus_actor (id);
CREATE INDEX corpus_actor_in_order ON corpus_actor (mentions DESC, name, id);

CREATE TABLE actor_word (
    word TEXT NOT NULL,
    actor INTEGER NOT NULL,
    PRIMARY KEY (word, actor)
);

-- Whatever is there already has to be worked through.
INSERT INTO due (what, n, token) SELECT 'derive', version, 1 FROM reading;

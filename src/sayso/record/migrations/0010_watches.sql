-- What people watch, and when they last looked.

CREATE TABLE watch (
    n INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    wanted TEXT NOT NULL,                -- which claims, as JSON
    made TEXT NOT NULL,
    seen TEXT NOT NULL                   -- what was added later than this is new to the person
);
CREATE INDEX watch_of_person ON watch (who);

CREATE TABLE visit (
    who TEXT PRIMARY KEY,
    at TEXT NOT NULL
);

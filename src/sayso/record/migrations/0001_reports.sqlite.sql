-- What SQLite alone needs for the same step: words to search, and texts that nobody can change.

-- Holds no copy of the text; a row is taken out by giving its words once more.
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER source_is_immutable BEFORE UPDATE ON source
BEGIN
    SELECT RAISE(ABORT, 'source text is immutable');
END;

CREATE TRIGGER version_is_immutable BEFORE UPDATE ON version
BEGIN
    SELECT RAISE(ABORT, 'a version is immutable');
END;

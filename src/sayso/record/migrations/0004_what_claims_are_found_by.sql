-- What claims are found by beside their reports: who ends the chain, how certain, who denies. Portable SQL.

ALTER TABLE occurrence ADD COLUMN kind TEXT;       -- of who ends its chain as all the reports together tell it; 'own'
ALTER TABLE claim ADD COLUMN unnamed INTEGER;      -- 1 where it rests on unnamed sources alone

-- Answers by itself, past the rows and what they hold.
DROP INDEX occurrence_of_claim;
CREATE INDEX occurrence_of_claim ON occurrence (claim, stance, factuality, kind, version);
CREATE INDEX version_by_publisher ON version (publisher);

-- Both are written where origins are counted.
INSERT INTO due (what, n, token) SELECT 'origins', n, 1 FROM claim WHERE n NOT IN
    (SELECT n FROM due WHERE what = 'origins');

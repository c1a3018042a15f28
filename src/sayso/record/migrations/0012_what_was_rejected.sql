-- What a rejected attribution held was taken for the report's own voice, and an assertion that a person rejected or put
-- in changed nothing of what is compared: reports with such judgements are derived anew. Portable SQL.

INSERT INTO due (what, n, token)
    SELECT 'derive', v.n, 1 FROM version v JOIN reading g ON g.version = v.n
    WHERE v.report IN (
        SELECT w.report FROM version w JOIN effective_judgement j ON j.version = w.id
        WHERE j.kind = 'assertion' OR (j.kind = 'attribution' AND j.what = 'wrong')
    )
    ON CONFLICT (what, n) DO UPDATE SET token = due.token + 1;

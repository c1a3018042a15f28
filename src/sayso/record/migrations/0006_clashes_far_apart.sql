-- What clashes within a claim though no period sees both of it. Portable SQL.

ALTER TABLE clash ADD COLUMN claim INTEGER;        -- found in this claim, told at times far apart; else by a period
CREATE INDEX clash_of_claim ON clash (claim);

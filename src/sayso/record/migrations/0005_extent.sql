-- What of a published text is here: "summary" where a feed gave no more. Portable SQL.

ALTER TABLE version ADD COLUMN extent TEXT;

CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement
BEGIN
    SELECT RAISE(ABORT, 'the log of judgements only grows');
END;

CREATE TRIGGER judgement_is_immutable BEFORE UPDATE ON judgement
BEGIN
    SELECT RAISE(ABORT, 'the log of judgements only grows');
END;

CREATE TRIGGER judgement_body_is_immutable BEFORE UPDATE ON judgement_body
BEGIN
    SELECT RAISE(ABORT, 'the log of judgements only grows');
END;

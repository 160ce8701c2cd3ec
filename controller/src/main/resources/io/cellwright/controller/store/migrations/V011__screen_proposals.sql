-- The score of an untrained network: of a screening trial its outcome, of a candidate what it was
-- chosen by.
ALTER TABLE trials ADD COLUMN zero_cost_score DOUBLE PRECISION;

-- The epoch after which a candidate is judged before it is trained any further; null where it is
-- trained to the end.
ALTER TABLE trials ADD COLUMN pause_after INTEGER;

-- Where candidates were judged, and with what accuracy. What a candidate had at a rung stays, also
-- where its learning curve is lost with a checkpoint. Those that the strategy observes there, as
-- they did not go on at once, have a place in the order of observations, shared with the trials'.
CREATE TABLE rungs (
    search_id BIGINT NOT NULL REFERENCES searches (id),
    trial_id BIGINT NOT NULL REFERENCES trials (id),
    epoch INTEGER NOT NULL,
    validation_accuracy DOUBLE PRECISION NOT NULL,
    estimated_accuracy DOUBLE PRECISION,
    observation BIGINT,
    PRIMARY KEY (trial_id, epoch),
    UNIQUE (search_id, observation)
);

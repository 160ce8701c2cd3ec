-- What was not measured is null, as it is for all trials that were trained before.
ALTER TABLE epochs ADD COLUMN validation_top_five_accuracy DOUBLE PRECISION;
ALTER TABLE trials ADD COLUMN test_top_five_accuracy DOUBLE PRECISION;
ALTER TABLE trials ADD COLUMN test_loss DOUBLE PRECISION;
ALTER TABLE trials ADD COLUMN peak_memory_bytes BIGINT;
ALTER TABLE trials ADD COLUMN milliseconds_at_batch_1 DOUBLE PRECISION;
ALTER TABLE trials ADD COLUMN milliseconds_at_batch_128 DOUBLE PRECISION;

CREATE TABLE confusions (
    trial_id BIGINT NOT NULL PRIMARY KEY REFERENCES trials (id),
    matrix VARCHAR NOT NULL
);

-- What the search's objective makes of a trial that succeeded. Until now it was the accuracy.
ALTER TABLE trials ADD COLUMN reward DOUBLE PRECISION;
UPDATE trials SET reward = validation_accuracy WHERE state = 'succeeded';
CREATE INDEX trials_by_reward ON trials (search_id, state, reward);
DROP INDEX trials_by_accuracy;

-- Null for all trials from before.
ALTER TABLE trials ADD COLUMN activation_bytes BIGINT;

-- What was spent, so that no candidate is begun any more.
ALTER TABLE searches ADD COLUMN ended_because VARCHAR(16);
UPDATE searches SET ended_because = 'trials' WHERE state IN ('completed', 'failed');

-- How long a search has been running, up to the time when that was counted last. Of the searches from
-- before nobody knows how long they were paused.
ALTER TABLE searches ADD COLUMN running_milliseconds BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE searches ADD COLUMN counted_until BIGINT;
UPDATE searches SET running_milliseconds = ended_at - created_at WHERE ended_at IS NOT NULL;

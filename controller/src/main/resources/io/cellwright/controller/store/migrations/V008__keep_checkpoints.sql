-- Where a trial that was paused goes on: the file, and how many epochs its training has behind it.
ALTER TABLE trials ADD COLUMN checkpoint VARCHAR(100);
ALTER TABLE trials ADD COLUMN checkpoint_epoch INTEGER;

-- Whether no other trial may run beside it on a worker, as it ran out of memory beside one.
ALTER TABLE trials ADD COLUMN alone BOOLEAN DEFAULT FALSE NOT NULL;

-- What a worker calls itself by, so that one whose process crashed is known again.
ALTER TABLE workers ADD COLUMN identity VARCHAR(64);
CREATE UNIQUE INDEX workers_by_identity ON workers (identity);

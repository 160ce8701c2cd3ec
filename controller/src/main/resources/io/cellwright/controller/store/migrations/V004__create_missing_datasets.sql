-- What a worker said that it cannot read. A worker that registers again is another row of workers,
-- with nothing held against it.
CREATE TABLE missing_datasets (
    worker_id BIGINT NOT NULL REFERENCES workers (id),
    dataset VARCHAR(32) NOT NULL,
    message VARCHAR NOT NULL,
    PRIMARY KEY (worker_id, dataset)
);

-- People read these numbers. A database hands out cached numbers in blocks, and forgets the rest of
-- a block when the process is killed: search 17 would be followed by search 33.
ALTER TABLE searches ALTER COLUMN id SET NO CACHE;
ALTER TABLE trials ALTER COLUMN id SET NO CACHE;
ALTER TABLE workers ALTER COLUMN id SET NO CACHE;

-- The name of a folder of images says its sizes too, as folder:flowers:3x64x64:5:3000.
ALTER TABLE missing_datasets ALTER COLUMN dataset SET DATA TYPE VARCHAR(200);

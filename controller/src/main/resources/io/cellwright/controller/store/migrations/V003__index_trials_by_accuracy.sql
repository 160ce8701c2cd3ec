CREATE INDEX trials_by_accuracy ON trials (search_id, state, validation_accuracy);

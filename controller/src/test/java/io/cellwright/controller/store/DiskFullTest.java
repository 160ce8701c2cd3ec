package io.cellwright.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.trial.DatasetName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {

    @TempDir Path folder;

    private static void insert(Database database) {
        database.useWrite(tables ->
                tables.searches()
                        .insert(SearchSpecification.on(DatasetName.SHAPES), Instant.EPOCH));
    }

    private static int count(Database database) {
        return database.read(tables -> tables.searches().all().size());
    }

    @Test
    void withoutRoomNothingIsBegunAndWhatWasThereStays() {
        AtomicBoolean full = new AtomicBoolean();
        Runnable requireRoom =
                () -> {
                    if (full.get()) {
                        throw new DiskFullException("the disk is full");
                    }
                };
        try (Database database = Database.open(Database.url(folder), requireRoom)) {
            insert(database);
            full.set(true);
            assertThatThrownBy(() -> insert(database)).isInstanceOf(DiskFullException.class);
            assertThat(count(database)).isEqualTo(1);
            full.set(false);
            insert(database);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void aDiskThatFillsUpInTheMiddleIsRecognizedAndNothingIsWritten() {
        try (Database database = Database.open(Database.url(folder), () -> {})) {
            assertThatThrownBy(() ->
                            database.useWrite(tables -> {
                                tables.searches()
                                        .insert(
                                                SearchSpecification.on(DatasetName.SHAPES),
                                                Instant.EPOCH);
                                throw new StorageFailure(
                                        new FileSystemException(
                                                "controller.mv.db",
                                                null,
                                                "No space left on device"));
                            }))
                    .isInstanceOf(DiskFullException.class)
                    .hasMessage("the disk is full; nothing was stored");
            assertThat(count(database)).isZero();
        }
    }

    /// What Jdbi throws when the database reports an error of its file.
    private static final class StorageFailure extends JdbiException {

        private static final long serialVersionUID = 1L;

        StorageFailure(IOException cause) {
            super("", cause);
        }
    }
}

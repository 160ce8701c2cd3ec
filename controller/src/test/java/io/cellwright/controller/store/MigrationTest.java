package io.cellwright.controller.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.Spent;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Scores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    @TempDir Path folder;

    @Test
    void aTrialFromBeforeMoreWasMeasuredIsRead() throws Exception {
        String url = Database.url(folder);
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:io/cellwright/controller/store/migrations")
                .target("5")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO searches VALUES (1, 'running', '{"dataset": "shapes"}', 0, NULL, 0, 0);
                    INSERT INTO trials (id, search_id, role, number, name, candidate, choices,
                        evaluation_key, parameters, multiply_adds, state, attempts, fence,
                        suggested_at, ended_at, validation_accuracy, test_accuracy,
                        training_seconds, images_per_second)
                    VALUES (1, 1, 'baseline', 1, 'resnet20', '{"kind":"model","model":"resnet20"}',
                        '', 'key', 1, 1, 'succeeded', 1, 1, 0, 9000, 0.5, 0.4, 20, 1000);
                    INSERT INTO epochs VALUES (1, 1, 2, 0.3, 2, 0.5, 0.1, 20);
                    """);
        }
        try (Database database = Database.open(url, () -> {})) {
            Trial trial = database.read(tables -> tables.trials().get(1));
            List<LearningCurve.Point> curve = database.read(tables -> tables.epochs().of(1));
            Optional<ConfusionMatrix> confusion =
                    database.read(tables -> tables.confusions().of(1));

            assertThat(trial.state())
                    .isEqualTo(
                            new TrialState.Succeeded(
                                    Instant.ofEpochMilli(9000), Scores.of(0.5, 0.4, 20, 1000)));
            assertThat(curve)
                    .containsExactly(
                            new LearningCurve.Point(
                                    1, 2, 0.3, 2, 0.5, 0.1, 20, OptionalDouble.empty()));
            assertThat(confusion).isEmpty();
            assertThat(trial.reward()).hasValue(0.5);
            assertThat(trial.plan().activationBytes()).isEmpty();
            SearchRow search = database.read(tables -> tables.searches().get(1));
            assertThat(search.endedBecause()).isNull();
            Spent spent = database.read(tables -> tables.spent(search));
            assertThat(spent).isEqualTo(new Spent(Duration.ZERO, Duration.ZERO));
        }
    }

    @Test
    void aTrialThatWasPausedBeforeThereWereRungsWaitsForAWorker() throws Exception {
        String url = Database.url(folder);
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:io/cellwright/controller/store/migrations")
                .target("8")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO searches VALUES (1, 'running', '{"dataset": "shapes"}', 0, NULL, 1, 0);
                    INSERT INTO trials (id, search_id, role, number, name, candidate, choices,
                        evaluation_key, parameters, multiply_adds, state, attempts, fence,
                        suggested_at, checkpoint, checkpoint_epoch)
                    VALUES (1, 1, 'candidate', 1, 'resnet20', '{"kind":"model","model":"resnet20"}',
                        '', 'key', 1, 1, 'paused', 1, 1, 0, 'trial-1-1.checkpoint', 2);
                    """);
        }
        try (Database database = Database.open(url, () -> {})) {
            Optional<Trial> next =
                    database.read(tables -> tables.queries().nextWaiting(List.of(1L)));

            assertThat(next).map(Trial::isAtRung).hasValue(false);
            assertThat(next).map(Trial::pauseAfter).isEmpty();
        }
    }
}

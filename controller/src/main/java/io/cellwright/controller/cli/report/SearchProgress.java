package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.client.SearchFollower;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Draws the progress of a search: candidates and baselines, the best accuracy so far, and the time
/// that is left.
public final class SearchProgress implements SearchFollower.Listener {

    private final ProgressLine line;
    private final Clock clock;
    private final Map<Long, Integer> epochs = new HashMap<>();
    private Optional<SearchView> search = Optional.empty();
    private OptionalLong remaining = OptionalLong.empty();
    private Instant estimatedAt;
    private boolean interrupted;

    public SearchProgress(ProgressLine line, Clock clock) {
        this.line = line;
        this.clock = clock;
        this.estimatedAt = clock.instant();
    }

    @Override
    public void search(SearchView present) {
        if (interrupted) {
            line.tell("the controller is back");
            interrupted = false;
            epochs.clear();
        }
        present.warning()
                .filter(_ -> !search.flatMap(SearchView::warning).equals(present.warning()))
                .ifPresent(warning -> line.tell("the search waits: " + Text.visible(warning)));
        present.spentBudget()
                .filter(_ -> search.flatMap(SearchView::spentBudget).isEmpty())
                .ifPresent(what ->
                        line.tell(
                                "no more candidates are begun: the %s are spent".formatted(what)));
        search = Optional.of(present);
        if (!present.progress().remainingSeconds().equals(remaining)) {
            remaining = present.progress().remainingSeconds();
            estimatedAt = clock.instant();
        }
        draw();
    }

    @Override
    public void trial(TrialView trial) {
        if (trial.ended()) {
            epochs.remove(trial.id());
        }
        if ("failed".equals(trial.state())) {
            String why = trial.failure().map(TrialView.Failure::line).orElse("");
            line.tell("trial %d failed: %s".formatted(trial.id(), why));
        }
        draw();
    }

    @Override
    public void epoch(long trial, int epoch) {
        epochs.put(trial, epoch);
        draw();
    }

    @Override
    public void moment() {
        draw();
    }

    @Override
    public void interrupted(String reason) {
        line.tell("lost the connection to the controller; waiting for it to come back");
        interrupted = true;
    }

    private void draw() {
        search.ifPresent(present -> line.show(share(present), summary(present), detail(present)));
    }

    private double share(SearchView present) {
        int total = present.progress().total();
        double perTrial = Math.max(1, present.document().path("recipe").path("epochs").asInt(1));
        double inTraining =
                epochs.values().stream().mapToDouble(epoch -> Math.min(1, epoch / perTrial)).sum();
        return total == 0 ? 0 : (present.progress().ended() + inTraining) / total;
    }

    private static String summary(SearchView present) {
        SearchView.Progress progress = present.progress();
        StringBuilder text = new StringBuilder(present.candidatesDone()).append(" candidates");
        if (present.baselines() > 0) {
            text.append(", ").append(present.baselinesDone()).append(" baselines");
        }
        if (progress.pruned() > 0) {
            text.append(", ").append(progress.pruned()).append(" stopped early");
        }
        if (progress.failed() > 0) {
            text.append(", ").append(progress.failed()).append(" failed");
        }
        present.best()
                .ifPresent(best ->
                        text.append(", best ").append(Text.percent(best.validationAccuracy())));
        if (!"running".equals(present.state())) {
            text.append(", ").append(present.state());
        }
        return text.toString();
    }

    private String detail(SearchView present) {
        if (!"running".equals(present.state()) || remaining.isEmpty()) {
            return "";
        }
        long passed = Duration.between(estimatedAt, clock.instant()).toSeconds();
        return "about %s left"
                .formatted(Text.duration(Math.max(0, remaining.getAsLong() - passed)));
    }
}

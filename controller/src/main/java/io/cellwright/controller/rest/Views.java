package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.pool.SlotView;
import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.Spent;
import io.cellwright.controller.store.MissingDataset;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialCounts;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The JSON of searches, trials and workers, as `docs/api.md` describes it.
final class Views {

    private Views() {}

    static ObjectNode search(Tables tables, SearchRow row, TrialCounts counts, WorkerPool pool) {
        ObjectNode view = object();
        view.put("id", row.id());
        view.setAll(Json.tree(row.specification()));
        view.put("state", row.state().text());
        view.put("createdAt", row.createdAt().toString());
        view.put("endedAt", text(Optional.ofNullable(row.endedAt())));
        view.put("endedBecause", row.endedBecause() == null ? null : row.endedBecause().text());
        view.set("spent", spent(tables.spent(row)));
        view.set("progress", progress(tables, row, counts));
        view.set(
                "best",
                tables.queries().best(row.id()).map(best -> trial(tables, best)).orElse(null));
        view.put("warning", warning(tables, row, pool));
        return view;
    }

    static ObjectNode search(Tables tables, long id, WorkerPool pool) {
        return search(tables, tables.searches().get(id), tables.queries().counts(id), pool);
    }

    /// A trial without its curve.
    static ObjectNode trial(Tables tables, Trial trial) {
        ObjectNode view = object();
        view.put("id", trial.id());
        view.put("search", trial.plan().search());
        view.put("number", trial.plan().number());
        view.put("role", trial.plan().role().text());
        view.put("state", trial.state().kind().text());
        view.put("epochs", tables.epochs().last(trial.id()));
        view.put("pauseAfter", trial.pauseAfter());
        view.put("name", trial.plan().name());
        view.set("candidate", Json.tree(trial.plan().candidate()));
        view.put("parameters", trial.plan().parameters());
        view.put("multiplyAdds", trial.plan().multiplyAdds());
        OptionalLong bytes = trial.plan().activationBytes();
        view.put("activationBytes", bytes.isPresent() ? bytes.getAsLong() : null);
        OptionalDouble reward = trial.reward();
        view.put("reward", reward.isPresent() ? reward.getAsDouble() : null);
        ResultView.put(view, trial.state());
        view.put("attempts", trial.attempts());
        view.put("worker", worker(tables, trial.worker()));
        view.put("reusedFrom", trial.reusedFrom());
        view.put("suggestedAt", trial.suggestedAt().toString());
        view.put("startedAt", text(Optional.ofNullable(trial.startedAt())));
        view.put("endedAt", text(trial.endedAt()));
        view.put("hasWeights", Exports.weights(tables, trial).isPresent());
        return view;
    }

    /// A trial with its curve.
    static ObjectNode trial(Tables tables, Trial trial, List<LearningCurve.Point> curve) {
        ObjectNode view = trial(tables, trial);
        ArrayNode points = view.putArray("curve");
        curve.forEach(point -> points.add(Json.tree(point)));
        return view;
    }

    static ObjectNode worker(Tables tables, Worker worker) {
        ObjectNode view = object();
        view.put("id", worker.id());
        view.put("name", worker.description().name());
        view.put("state", worker.state().text());
        view.put("device", worker.description().device());
        view.put("engine", worker.description().engine());
        view.put("version", worker.description().version());
        view.put("registeredAt", worker.registeredAt().toString());
        view.put("lastSeenAt", worker.lastSeenAt().toString());
        ArrayNode slots = view.putArray("slots");
        SlotView.of(tables, worker).forEach(slot -> slots.add(Json.tree(slot)));
        ArrayNode missing = view.putArray("missingDatasets");
        for (MissingDataset dataset : tables.missingDatasets().of(worker.id())) {
            missing.addObject()
                    .put("dataset", dataset.dataset().text())
                    .put("message", dataset.message());
        }
        return view;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode spent(Spent spent) {
        ObjectNode view = object();
        view.put("hours", spent.hours());
        view.put("deviceHours", spent.deviceHours());
        return view;
    }

    private static ObjectNode progress(Tables tables, SearchRow row, TrialCounts counts) {
        ObjectNode progress = object();
        progress.put("total", row.total());
        progress.put("succeeded", counts.in(TrialState.Kind.SUCCEEDED));
        progress.put("failed", counts.in(TrialState.Kind.FAILED));
        progress.put("pruned", counts.in(TrialState.Kind.PRUNED));
        progress.put(
                "running", counts.in(TrialState.Kind.LEASED) + counts.in(TrialState.Kind.RUNNING));
        progress.put("baselines", counts.baselines());
        progress.put("reused", counts.reused());
        OptionalLong seconds = remainingSeconds(tables, row, counts);
        progress.put("remainingSeconds", seconds.isPresent() ? seconds.getAsLong() : null);
        return progress;
    }

    /// What is left takes as long as what is done took, shared among the slots, unless a budget is
    /// spent before. Trials that wait at their rungs are as good as done, since most of them are
    /// stopped there.
    private static OptionalLong remainingSeconds(Tables tables, SearchRow row, TrialCounts counts) {
        if (row.state().ended()) {
            return OptionalLong.of(0);
        }
        long done = counts.ended() + counts.atRungs();
        long trained = done - counts.reused();
        if (trained <= 0) {
            return OptionalLong.empty();
        }
        long total = row.endedBecause() == null ? row.total() : counts.all();
        long left = total - done;
        double seconds = counts.leasedMilliseconds() / 1_000.0 / trained;
        long slots = Math.clamp(tables.workers().activeSlots(), 1, Math.max(1, left));
        double allowed =
                row.endedBecause() == null
                        ? row.specification().budget().secondsLeft(tables.spent(row), slots)
                        : Double.POSITIVE_INFINITY;
        return OptionalLong.of(Math.round(Math.min(seconds * left / slots, allowed)));
    }

    private static @Nullable String warning(Tables tables, SearchRow row, WorkerPool pool) {
        return row.state() == SearchState.RUNNING
                ? pool.shortage(tables, row.specification().dataset()).orElse(null)
                : null;
    }

    private static @Nullable String worker(Tables tables, @Nullable Long id) {
        return id == null
                ? null
                : tables.workers().find(id).map(found -> found.description().name()).orElse(null);
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}

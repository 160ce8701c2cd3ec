package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Collects the points of a learning curve and passes each on.
final class CurveRecorder {

    private final Consumer<LearningCurve.Point> listener;
    private final List<LearningCurve.Point> points = new ArrayList<>();

    CurveRecorder(Consumer<LearningCurve.Point> listener) {
        this.listener = listener;
    }

    void add(LearningCurve.Point point) {
        points.add(point);
        listener.accept(point);
    }

    LearningCurve curve() {
        return new LearningCurve(points);
    }
}

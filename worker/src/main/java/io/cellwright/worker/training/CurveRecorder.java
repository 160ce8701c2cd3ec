package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.LearningCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Collects the points of a learning curve and passes each on.
final class CurveRecorder {

    private final TrainingListener listener;
    private final List<LearningCurve.Point> points = new ArrayList<>();

    CurveRecorder(TrainingListener listener) {
        this.listener = listener;
    }

    void add(LearningCurve.Point point) {
        points.add(point);
        listener.trained(point);
    }

    /// Begins with the points of a checkpoint, which were passed on when they were made.
    void resume(LearningCurve earlier) {
        points.addAll(earlier.points());
        listener.resumed(earlier);
    }

    int epochs() {
        return points.size();
    }

    /// That the training took until its last point.
    Duration duration() {
        return points.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(points.getLast().seconds() * 1e9));
    }

    LearningCurve curve() {
        return new LearningCurve(points);
    }
}

package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.LearningCurve;
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

    LearningCurve curve() {
        return new LearningCurve(points);
    }
}

package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.PeakMemory;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Scores a network and measures what it needs.
final class Scoring {

    /// Images in one call: few enough for the largest network on one thread to come back within
    /// seconds.
    private static final int IMAGES_IN_A_CALL = TrainingImages.LONGEST_SPAN;

    private final Program program;
    private final Device device;
    private final Graph graph;
    private final List<String> classes;
    private final PeakMemory memory;
    private final StopSignal stop;

    /// @param classes the names of the data set's classes
    /// @param memory watched since before the images and the program were there
    Scoring(
            Program program,
            Device device,
            Graph graph,
            List<String> classes,
            PeakMemory memory,
            StopSignal stop) {
        this.program = program;
        this.device = device;
        this.graph = graph;
        this.classes = List.copyOf(classes);
        this.memory = memory;
        this.stop = stop;
    }

    /// Empty where training was told to end.
    Optional<Score> score(TrainingImages images) {
        Score sum = Score.NOTHING;
        for (int first = 0; first < images.count(); first += IMAGES_IN_A_CALL) {
            if (stop.request() != StopSignal.Request.GO_ON) {
                return Optional.empty();
            }
            int last = Math.min(images.count(), first + IMAGES_IN_A_CALL);
            try (TrainingImages.ImageLoan loan = images.span(first, last)) {
                sum = sum.plus(program.evaluate(loan.images(), loan.first(), loan.last(), batch()));
            }
        }
        return Optional.of(sum);
    }

    /// Images computed at once. On a CPU a quarter of a call: feature maps that stay in its cache
    /// are faster than large batches.
    private int batch() {
        return switch (device) {
            case Device.Cpu _ -> IMAGES_IN_A_CALL / 4;
            case Device.Gpu _ -> IMAGES_IN_A_CALL;
        };
    }

    /// The outcome of a training that has just ended.
    Outcome.Succeeded succeeded(
            LearningCurve curve, Score test, double seconds, double imagesPerSecond) {
        // Read before latency is measured, which takes memory that training does not.
        OptionalLong peak = memory.bytes();
        Optional<Latency> latency =
                new LatencyMeasurement(System::nanoTime, this::stopped)
                        .of(program, graph.input(), device);
        Scores scores =
                new Scores(
                        curve.points().getLast().validationAccuracy(),
                        test.accuracy(),
                        OptionalDouble.of(test.topFiveAccuracy()),
                        OptionalDouble.of(test.loss()),
                        seconds,
                        imagesPerSecond,
                        peak,
                        latency);
        return new Outcome.Succeeded(curve, scores, confusion(test));
    }

    /// A training that is over is not paused any more: its outcome is there in a moment.
    private boolean stopped() {
        return stop.request() == StopSignal.Request.STOP;
    }

    private Optional<ConfusionMatrix> confusion(Score test) {
        List<Long> counts = test.confusion();
        int size = classes.size();
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ConfusionMatrix(
                                classes,
                                IntStream.range(0, size)
                                        .mapToObj(
                                                row -> counts.subList(row * size, (row + 1) * size))
                                        .toList()));
    }
}

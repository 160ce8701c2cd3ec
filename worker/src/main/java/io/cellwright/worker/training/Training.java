package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.Normalization;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.PeakMemory;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.ProgramException;
import java.time.Clock;
import java.util.function.Consumer;

/// Trains and scores networks on one device, each on an engine thread.
public final class Training {

    private final Device device;
    private final DatasetSource datasets;
    private final Clock clock;

    public Training(Device device, DatasetSource datasets, Clock clock) {
        this.device = device;
        this.datasets = datasets;
        this.clock = clock;
    }

    /// Trains to the end, to a failure or until told to stop. Runs on an `EngineThread`; several
    /// may run at the same time, and none changes another's result.
    ///
    /// @param listener called after each epoch, on this thread
    public TrainingResult run(
            Evaluation evaluation, Consumer<LearningCurve.Point> listener, StopSignal stop) {
        CurveRecorder curve = new CurveRecorder(listener);
        try {
            Dataset dataset = datasets.dataset(evaluation.dataset());
            Graph graph = evaluation.candidate().graph(evaluation.dataset());
            byte[] archive = program(graph, evaluation.recipe(), dataset, evaluation.seed());
            try (PeakMemory memory = PeakMemory.watch(device);
                    ExampleSets examples =
                            ExampleSets.upload(dataset, evaluation.recipe(), device);
                    Program program = Program.load(archive, device)) {
                Scoring scoring =
                        new Scoring(program, device, graph, dataset.classNames(), memory, stop);
                return new TrainingRun(
                                evaluation, graph, program, examples, scoring, clock, curve, stop)
                        .run();
            }
        } catch (DatasetException e) {
            return failed(curve, FailureReason.DATASET_UNAVAILABLE, e);
        } catch (ProgramException e) {
            return failed(
                    curve,
                    e.outOfMemory() ? FailureReason.OUT_OF_MEMORY : FailureReason.INVALID_PROGRAM,
                    e);
        } catch (OutOfMemoryError e) {
            return failed(curve, FailureReason.OUT_OF_MEMORY, e);
        } catch (IllegalArgumentException e) {
            return failed(curve, FailureReason.INVALID_PROGRAM, e);
        }
    }

    /// The program that trains a network from the weights that a seed gives. Throws
    /// [IllegalArgumentException] where the network does not give one row of logits for an image.
    static byte[] program(Graph graph, Recipe recipe, Dataset dataset, long seed) {
        if (!graph.output().equals(new Shape(graph.output().channels(), 1, 1))) {
            throw new IllegalArgumentException(
                    "images of %s have one label each, but the network's output is a map of %s"
                            .formatted(dataset.name(), graph.output()));
        }
        Normalization normalization = dataset.normalization();
        TrainingSettings settings =
                TrainingSettings.of(recipe, normalization.mean(), normalization.deviation());
        return TorchScript.training(graph, Initialization.of(graph, seed), settings).bytes();
    }

    private static TrainingResult failed(
            CurveRecorder curve, FailureReason reason, Throwable cause) {
        return new TrainingResult.Failed(
                new Outcome.Failed(curve.curve(), reason, String.valueOf(cause.getMessage())));
    }
}

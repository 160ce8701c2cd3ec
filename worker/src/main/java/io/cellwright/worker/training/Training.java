package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.Regularized;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingPart;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.ZeroCost;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.Normalization;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.PeakMemory;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.ProgramException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Trains and scores networks on one device, each on an engine thread.
public final class Training {

    private final Device device;
    private final DatasetSource datasets;
    private final ExampleStore examples;
    private final Clock clock;
    private final Optional<Duration> timeLimit;
    private final Compiler compiler;

    /// Makes the program that trains a network.
    @FunctionalInterface
    interface Compiler {

        byte[] program(Graph graph, Recipe recipe, Dataset dataset, long seed);
    }

    /// @param bfloat16 whether the device multiplies BF16 numbers faster than those of single
    ///   precision
    /// @param timeLimit after which a training fails; that before a pause counts as well
    public Training(
            Device device,
            boolean bfloat16,
            DatasetSource datasets,
            Clock clock,
            Optional<Duration> timeLimit) {
        this(
                device,
                datasets,
                clock,
                timeLimit,
                (graph, recipe, dataset, seed) ->
                        program(graph, decided(recipe, bfloat16), device, dataset, seed));
    }

    Training(
            Device device,
            DatasetSource datasets,
            Clock clock,
            Optional<Duration> timeLimit,
            Compiler compiler) {
        this.device = device;
        this.datasets = datasets;
        this.examples = new ExampleStore(device, datasets.memory());
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.compiler = compiler;
    }

    /// Trains to the end, to a failure or until told to stop or to pause; or scores the untrained
    /// network, where the evaluation asks for that, which is too short to be told anything. Runs on
    /// an `EngineThread`; several may run at the same time, and none changes another's result.
    ///
    /// @param checkpoint of an earlier training of this evaluation that was paused
    public TrainingResult run(
            Evaluation evaluation,
            Optional<byte[]> checkpoint,
            TrainingListener listener,
            StopSignal stop) {
        CurveRecorder curve = new CurveRecorder(listener);
        try {
            Dataset dataset = datasets.dataset(evaluation.dataset());
            Graph graph = evaluation.candidate().graph(evaluation.dataset());
            if (evaluation.zeroCost().isPresent()) {
                return scored(evaluation, evaluation.zeroCost().get(), dataset, graph);
            }
            byte[] archive =
                    compiler.program(graph, evaluation.recipe(), dataset, evaluation.seed());
            try (PeakMemory memory = PeakMemory.watch(device);
                    ExampleSets sets = examples.take(dataset, evaluation.recipe());
                    Program program = Program.load(archive, device)) {
                float[] state =
                        checkpoint
                                .map(file -> restored(file, evaluation, program, curve, listener))
                                .orElse(Checkpoint.NO_STATE);
                Instant start = clock.instant().minus(curve.duration());
                EarlyEnd end = new EarlyEnd(stop, clock, start, timeLimit);
                Scoring scoring =
                        new Scoring(program, device, graph, dataset.classNames(), memory, end);
                return new TrainingRun(
                                evaluation,
                                graph,
                                program,
                                sets,
                                scoring,
                                clock,
                                curve,
                                end,
                                start,
                                state)
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

    private TrainingResult scored(
            Evaluation evaluation, ZeroCost zeroCost, Dataset dataset, Graph graph) {
        try (ExampleSets sets = examples.take(dataset, evaluation.recipe())) {
            return new ZeroCostRun(device, clock)
                    .run(evaluation, zeroCost, dataset, graph, sets.train());
        }
    }

    /// Brings the program to where the checkpoint was made. What cannot be used changes nothing.
    private static float[] restored(
            byte[] file,
            Evaluation evaluation,
            Program program,
            CurveRecorder curve,
            TrainingListener listener) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.read(file, evaluation);
            if (checkpoint.state().length > 0) {
                program.restore(checkpoint.state());
            }
        } catch (IllegalArgumentException e) {
            listener.refused(String.valueOf(e.getMessage()));
            return Checkpoint.NO_STATE;
        }
        curve.resume(checkpoint.curve());
        return checkpoint.state();
    }

    /// The program that trains a network from the weights that a seed gives. Throws
    /// [IllegalArgumentException] where the network does not give one row of logits for an image.
    ///
    /// @param recipe whose precision is decided
    static byte[] program(Graph graph, Recipe recipe, Device device, Dataset dataset, long seed) {
        return script(graph, recipe, device, dataset, seed, Optional.empty()).bytes();
    }

    /// The same program, which may go only as far as some part of each step.
    static TorchScript script(
            Graph graph,
            Recipe recipe,
            Device device,
            Dataset dataset,
            long seed,
            Optional<TrainingPart> part) {
        requireRowOfLogits(graph, dataset);
        Normalization normalization = dataset.normalization();
        TrainingSettings settings =
                TrainingSettings.of(
                        recipe,
                        device instanceof Device.Cpu,
                        normalization.mean(),
                        normalization.deviation());
        Graph trained = Regularized.of(graph, recipe.regularization());
        TorchScript script =
                TorchScript.training(
                        trained, Initialization.of(graph, recipe.initialWeights(), seed), settings);
        return part.map(script::upTo).orElse(script);
    }

    private static Recipe decided(Recipe recipe, boolean bfloat16) {
        return switch (recipe.precision()) {
            case AUTO -> recipe.with(bfloat16 ? Precision.BF16 : Precision.FP32);
            case FP32, BF16 -> recipe;
        };
    }

    /// Throws [IllegalArgumentException] where the network does not give one row of logits for an
    /// image.
    static void requireRowOfLogits(Graph graph, Dataset dataset) {
        if (!graph.output().equals(new Shape(graph.output().channels(), 1, 1))) {
            throw new IllegalArgumentException(
                    "images of %s have one label each, but the network's output is a map of %s"
                            .formatted(dataset.name(), graph.output()));
        }
    }

    private static TrainingResult failed(
            CurveRecorder curve, FailureReason reason, Throwable cause) {
        return new TrainingResult.Failed(
                new Outcome.Failed(curve.curve(), reason, String.valueOf(cause.getMessage())));
    }
}

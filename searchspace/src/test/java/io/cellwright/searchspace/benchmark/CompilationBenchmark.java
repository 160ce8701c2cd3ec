package io.cellwright.searchspace.benchmark;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to make a training program, apart from its initial weights.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CompilationBenchmark {

    private static final List<Double> PER_CHANNEL = List.of(128.0, 128.0, 128.0);

    private final Graph prepared = Zoo.named("nasnet-a-mobile").graph();
    private final Weights weights = Initialization.of(prepared, 1);
    private final TrainingSettings settings =
            TrainingSettings.of(
                    Recipe.searchProxy().with(Precision.FP32), true, PER_CHANNEL, PER_CHANNEL);

    /// From the model's name to the archive's bytes, 21 MB of weights among them.
    @Benchmark
    public byte[] nasNetMobileFromNameToArchive() {
        return TorchScript.training(Zoo.named("nasnet-a-mobile").graph(), weights, settings)
                .bytes();
    }

    @Benchmark
    public Graph nasNetMobileFromNameToGraph() {
        return Zoo.named("nasnet-a-mobile").graph();
    }
}

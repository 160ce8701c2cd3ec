package io.cellwright.searchspace.benchmark;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How many `documented` architectures a second one core samples, hashes, stacks and costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SamplingBenchmark {

    private final CellSpace space = (CellSpace) Spaces.named("documented").open();
    private final CifarSkeleton skeleton = new CifarSkeleton(2, 16, new Shape(3, 32, 32), 10);
    private final RandomGenerator random =
            RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(1);

    @Benchmark
    public void sampledHashedStackedAndCosted(Blackhole sink) {
        Architecture.Cells architecture = sampled(sink);
        sink.consume(architecture.hash());
        Graph graph = skeleton.stack(architecture);
        sink.consume(Cost.of(graph));
    }

    @Benchmark
    public Architecture.Cells sampled(Blackhole sink) {
        return space.cells(space.sample(random));
    }

    @Benchmark
    public String sampledAndHashed(Blackhole sink) {
        return sampled(sink).hash();
    }

    @Benchmark
    public Graph sampledAndStacked(Blackhole sink) {
        return skeleton.stack(sampled(sink));
    }
}

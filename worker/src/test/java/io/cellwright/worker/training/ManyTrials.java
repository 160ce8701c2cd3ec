package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.Normalization;
import io.cellwright.worker.data.Shapes;
import io.cellwright.worker.data.ShapesSpec;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A process that trains one trial after the other, as a worker does for days, and prints how each
/// ended, and how much memory it needs.
final class ManyTrials {

    private static final int TRIALS = 100;
    private static final String CONVOLUTIONS =
            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|nor_conv_1x1~1|none~2|";
    private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";

    private final Dataset shapes = Shapes.generate(new ShapesSpec(8_320, 40, 1));
    private final EngineThread slot;
    private final EngineThread neighbour;

    private ManyTrials(Engine engine) {
        this.slot = new EngineThread(engine, "slot");
        this.neighbour = new EngineThread(engine, "neighbour");
    }

    /// With a checkpoint of [#paused()] as argument, goes on with it instead.
    public static void main(String[] arguments) throws Exception {
        ManyTrials process = new ManyTrials(Engine.start());
        if (arguments.length > 0) {
            process.resume(Path.of(arguments[0]));
        } else {
            process.neighbours();
            process.many();
        }
    }

    /// What is paused in one process and resumed in another.
    static Evaluation paused() {
        return Trials.resnet(2, 11);
    }

    static String digest(TrainingResult result) throws NoSuchAlgorithmException {
        TrainingResult.Trained trained = (TrainingResult.Trained) result;
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(trained.weights());
        return HexFormat.of().formatHex(digest.digest()) + trained.outcome().curve().hashCode();
    }

    private void resume(Path checkpoint) throws Exception {
        byte[] file = Files.readAllBytes(checkpoint);
        TrainingResult result =
                slot.call(() ->
                        Trials.training(_ -> Trials.shapes())
                                .run(paused(), Optional.of(file), _ -> {}, StopSignal.NEVER));
        say("resumed " + digest(result));
    }

    private void neighbours() throws Exception {
        Evaluation evaluation = Trials.lenet(20, 1);
        String alone = digest(slot.call(() -> train(evaluation, StopSignal.NEVER)));
        Future<TrainingResult> greedy = neighbour.submit(() -> train(greedy(), StopSignal.NEVER));
        String beside = digest(slot.call(() -> train(evaluation, StopSignal.NEVER)));
        say("neighbour " + name(EngineThread.result(greedy)));
        say("curve " + (beside.equals(alone) ? "same" : "changed"));
    }

    private void many() throws Exception {
        for (int trial = 1; trial <= TRIALS; trial++) {
            int number = trial;
            TrainingResult result = slot.call(() -> train(evaluation(number), stop(number)));
            say("trial " + name(result));
            if (trial == 10 || trial == TRIALS) {
                say("resident " + residentBytes());
            }
        }
    }

    private static Evaluation evaluation(int number) {
        return switch (number % 10) {
            case 0 -> greedy();
            case 1 -> Trials.exploding();
            case 2 ->
                    new Evaluation(
                            Trials.lenet(1, number).candidate(),
                            DatasetName.CIFAR10,
                            Trials.recipe(1),
                            number);
            case 3 -> Trials.resnet(1, number);
            case 5, 6 -> Trials.edges(CONVOLUTIONS, 3 + number % 5, Trials.recipe(1));
            default -> Trials.lenet(2, number);
        };
    }

    /// One of ten is stopped in its first epoch, and another one paused.
    private static StopSignal stop(int number) {
        AtomicInteger asked = new AtomicInteger();
        return switch (number % 10) {
            case 7 -> () -> asked.getAndIncrement() < 1 ? go() : StopSignal.Request.STOP;
            case 8 -> () -> asked.getAndIncrement() < 4 ? go() : StopSignal.Request.PAUSE;
            default -> StopSignal.NEVER;
        };
    }

    private static StopSignal.Request go() {
        return StopSignal.Request.GO_ON;
    }

    /// Its first feature maps need 4.3 GB.
    private static Evaluation greedy() {
        return Trials.edges(NOTHING, 128, Recipe.of(1, 8_192, 0.05, 8_192, 32));
    }

    private TrainingResult train(Evaluation evaluation, StopSignal stop) {
        return Trials.training(this::dataset).run(evaluation, Optional.empty(), _ -> {}, stop);
    }

    /// By the name of CIFAR-10, the same images with a deviation that single precision takes for
    /// zero: what is divided by it is infinite.
    private Dataset dataset(DatasetName name) {
        return name.equals(DatasetName.SHAPES)
                ? shapes
                : new Dataset(
                        "black",
                        shapes.classNames(),
                        shapes.train(),
                        shapes.test(),
                        new Normalization(
                                shapes.normalization().mean(), Collections.nCopies(3, 1e-60)));
    }

    private static String name(TrainingResult result) {
        return result instanceof TrainingResult.Failed failed
                ? failed.outcome().reason().name()
                : result.getClass().getSimpleName();
    }

    /// Without what the allocator keeps of freed memory: that goes up and down by a tenth, with
    /// what happened to be free when the last large piece was asked for.
    private static long residentBytes() throws IOException {
        giveFreedMemoryBack();
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1])
                * 4096;
    }

    /// As tcmalloc and glibc do it, the allocators that the launcher chooses between.
    @SuppressWarnings("restricted") // Functions of C that take no pointer.
    private static void giveFreedMemoryBack() throws IOException {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> tcmalloc =
                loaded("libtcmalloc")
                        .flatMap(library ->
                                SymbolLookup.libraryLookup(library, Arena.global())
                                        .find("MallocExtension_ReleaseFreeMemory"));
        try {
            if (tcmalloc.isPresent()) {
                linker.downcallHandle(tcmalloc.get(), FunctionDescriptor.ofVoid()).invokeExact();
            } else {
                MemorySegment trim = linker.defaultLookup().findOrThrow("malloc_trim");
                FunctionDescriptor type =
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
                int _ = (int) linker.downcallHandle(trim, type).invokeExact(0L);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the allocator gives nothing back", e);
        }
    }

    private static Optional<Path> loaded(String library) throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.filter(mapping -> mapping.contains(library))
                    .map(mapping -> Path.of(mapping.substring(mapping.indexOf('/'))))
                    .findFirst();
        }
    }

    @SuppressWarnings("SystemOut") // What a process of its own has to say.
    private static void say(String line) {
        System.out.println(line);
    }
}

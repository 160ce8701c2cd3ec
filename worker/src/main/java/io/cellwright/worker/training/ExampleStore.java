package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.Split;
import io.cellwright.worker.data.SplitRule;
import io.cellwright.worker.engine.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The images of all trainings on a device. Those of equal parts of a data set are there once, for
/// as long as a training uses them; what does not fit is streamed to each training.
final class ExampleStore {

    /// Rewards can only be compared where all candidates see the same images.
    private static final long SPLIT_SEED = 0;

    /// Enough that a call of a second seldom needs more, little enough for many slots.
    private static final long PIECE_BYTES = 64L << 20;

    private final Device device;
    private final DataMemory memory;
    private final ExecutorService prefetching;
    private final Map<Key, Shared> resident = new HashMap<>();

    private record Key(Dataset dataset, SplitRule rule) {}

    /// Images and how many trainings use them.
    private record Shared(List<ResidentImages> parts, long bytes, int users) {

        Shared with(int count) {
            return new Shared(parts, bytes, count);
        }

        void close() {
            parts.forEach(ResidentImages::close);
        }
    }

    ExampleStore(Device device, DataMemory memory) {
        this.device = device;
        this.memory = memory;
        // One thread for all slots, that ends when nothing is streamed.
        this.prefetching =
                new ThreadPoolExecutor(
                        0,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("images").factory());
    }

    /// The images of a training, which closes them when it is over. Throws
    /// [IllegalArgumentException] where the data set has too few for the recipe.
    ExampleSets take(Dataset dataset, Recipe recipe) {
        SplitRule rule = rule(dataset, recipe);
        int[] test = IntStream.range(0, dataset.test().size()).toArray();
        synchronized (this) {
            Key key = new Key(dataset, rule);
            Shared there = resident.get(key);
            if (there != null) {
                return lend(key, there);
            }
            Split split = split(dataset, recipe, rule);
            int[] train = split.train();
            int[] validation = split.validation();
            int largest = Math.max(train.length, Math.max(validation.length, test.length));
            long imageBytes = dataset.shape().bytes();
            long bytes = imageBytes * ((long) train.length + validation.length + test.length);
            if (bytes + taken() > memory.limit(device)
                    || largest * imageBytes > Integer.MAX_VALUE) {
                return streamed(dataset, recipe, List.of(train, validation, test));
            }
            return lend(key, upload(dataset, List.of(train, validation, test), bytes));
        }
    }

    private static SplitRule rule(Dataset dataset, Recipe recipe) {
        int left = dataset.train().size() - recipe.validationExamples();
        SplitRule rule = SplitRule.of(recipe.validationExamples(), SPLIT_SEED);
        return recipe.trainExamples() < left
                ? rule.withTrainExamples(recipe.trainExamples())
                : rule;
    }

    private static Split split(Dataset dataset, Recipe recipe, SplitRule rule) {
        Split split = dataset.split(rule);
        if (split.train().length < recipe.batchSize()) {
            throw new IllegalArgumentException(
                    "recipe.batchSize is at most the %d images to train on, not %d"
                            .formatted(split.train().length, recipe.batchSize()));
        }
        return split;
    }

    private long taken() {
        return resident.values().stream().mapToLong(Shared::bytes).sum();
    }

    private Shared upload(Dataset dataset, List<int[]> parts, long bytes) {
        List<ResidentImages> uploaded = new ArrayList<>();
        try {
            uploaded.add(ResidentImages.upload(dataset.train(), parts.get(0), device));
            uploaded.add(ResidentImages.upload(dataset.train(), parts.get(1), device));
            uploaded.add(ResidentImages.upload(dataset.test(), parts.get(2), device));
            return new Shared(uploaded, bytes, 0);
        } catch (RuntimeException | Error e) {
            uploaded.forEach(ResidentImages::close);
            throw e;
        }
    }

    private ExampleSets lend(Key key, Shared shared) {
        resident.put(key, shared.with(shared.users() + 1));
        List<ResidentImages> parts = shared.parts();
        return new ExampleSets(parts.get(0), parts.get(1), parts.get(2), () -> giveBack(key));
    }

    private synchronized void giveBack(Key key) {
        resident.computeIfPresent(
                key,
                (_, shared) -> {
                    if (shared.users() > 1) {
                        return shared.with(shared.users() - 1);
                    }
                    shared.close();
                    return null;
                });
    }

    private ExampleSets streamed(Dataset dataset, Recipe recipe, List<int[]> parts) {
        int imageBytes = dataset.shape().bytes();
        long fitting = Math.min(PIECE_BYTES, memory.limit(device) / 4) / imageBytes;
        long capacity =
                Math.max(fitting, Math.max(recipe.batchSize(), TrainingImages.LONGEST_SPAN));
        if (capacity * imageBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "recipe.batchSize is at most %,d for images of %s, not %,d"
                            .formatted(
                                    Integer.MAX_VALUE / imageBytes,
                                    dataset.shape(),
                                    recipe.batchSize()));
        }
        ImageStream stream =
                new ImageStream(device, Math.toIntExact(capacity), imageBytes, prefetching);
        return new ExampleSets(
                new StreamedImages(stream, dataset.train(), parts.get(0)),
                new StreamedImages(stream, dataset.train(), parts.get(1)),
                new StreamedImages(stream, dataset.test(), parts.get(2)),
                stream::close);
    }
}

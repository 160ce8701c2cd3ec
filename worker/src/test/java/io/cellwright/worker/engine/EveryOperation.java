package io.cellwright.worker.engine;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Operation.Activation.Function;
import io.cellwright.searchspace.graph.Operation.Pooling.Kind;
import io.cellwright.searchspace.graph.Operation.Pooling.Rounding;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.Locale;

/// A small network in which every operation occurs, in the places that are hard to get right:
/// results with one reader and with several, sums of three, odd sizes, views of other results.
final class EveryOperation {

    static final Shape IMAGE = new Shape(3, 9, 9);
    static final int CLASSES = 4;

    private final GraphBuilder graph = GraphBuilder.withInput(IMAGE);

    private EveryOperation() {}

    static Graph graph() {
        return new EveryOperation().build();
    }

    private Graph build() {
        Value stem = convolution("stem", graph.input(), 8, Window.same(3, 1), 1, false);
        Value shared = sums(normalize("stem.normalization", stem));
        Value reduced = reduction(shared);
        Value branches = branches(reduced);
        Value enlarged = enlargement(branches);
        Value averaged = means(enlarged);
        Value joined =
                add("joined.concatenation", new Operation.Concatenation(), averaged, reduced);
        Value strided = convolution("1x3", joined, 12, Window.same(1, 3, 2), 1, true);
        Value auxiliary = auxiliary("auxiliary1", branches);
        Value other = auxiliary("auxiliary2", averaged);
        return graph.build(classified(strided), auxiliary, other);
    }

    /// Of a result with several readers, one of which is no parameter's.
    private Value sums(Value normal) {
        Value active = activate("stem", Function.RELU, normal);
        Value sum =
                add(
                        "sum",
                        new Operation.Add(),
                        pool("largest", Kind.MAXIMUM, Window.same(3, 1), Rounding.DOWN, active),
                        add(
                                "average-path",
                                new Operation.DropPath(0.6),
                                pool(
                                        "average",
                                        Kind.AVERAGE,
                                        Window.same(3, 1),
                                        Rounding.DOWN,
                                        active)),
                        convolution("dilated", active, 8, Window.dilated(3, 1, 2), 8, false));
        return sum;
    }

    /// Of 9x9 to 5x5 pixels, by every second one.
    private Value reduction(Value sum) {
        Value shared = activate("shared", Function.RELU, sum);
        // The same function of the same result, in another branch.
        Value again = activate("again", Function.RELU, sum);
        Value halves =
                add(
                        "halves",
                        new Operation.Concatenation(),
                        add("even", new Operation.Subsample(2, 0), shared),
                        add("odd", new Operation.Subsample(2, 1), again));
        Value alone = add("alone", new Operation.Concatenation(), halves);
        Value second =
                add(
                        "second.normalization",
                        new Operation.BatchNormalization(1e-3, 0.3),
                        convolution("second", alone, 13, Window.same(1, 1), 1, false));
        Value shortcut = add("shortcut", new Operation.Subsample(2, 0), shared);
        Value padded = add("padded", new Operation.PadChannels(2, 3), shortcut);
        Value path = add("second-path", new Operation.DropPath(0.4), second);
        Value unhindered = add("unhindered", new Operation.DropPath(0), path);
        return activate(
                "joined", Function.RELU, add("joined", new Operation.Add(), padded, unhindered));
    }

    /// Functions that overwrite, and functions of views, which must not.
    private Value branches(Value input) {
        Value low = add("low", new Operation.SelectChannels(0, 6), input);
        Value high = add("high", new Operation.SelectChannels(6, 7), input);
        Value six = activate("low", Function.RELU6, low);
        Value hyperbolic = activate("high", Function.TANH, convolve("high.convolution", high, 6));
        Value clipped =
                activate("clipped", Function.RELU6, convolve("clipped.convolution", high, 6));
        Value odd =
                add("odd-response", new Operation.LocalResponseNormalization(3, 0.6, 0.75, 1), six);
        Value even =
                add(
                        "even-response",
                        new Operation.LocalResponseNormalization(4, 0.8, 0.5, 2),
                        hyperbolic);
        Value both = add("both", new Operation.Concatenation(), odd, even, clipped);
        Value shuffled = add("shuffled", new Operation.ShuffleChannels(3), both);
        return activate("shuffled", Function.TANH, shuffled);
    }

    /// To 11x11 pixels and back to 6x7, then pooled with windows that stand over.
    private Value enlargement(Value input) {
        Value larger = add("larger", new Operation.TransposedConvolution(8, 3, 2, true), input);
        Value affine = add("affine", new Operation.ChannelAffine(), larger);
        Value swish = activate("affine", Function.HARD_SWISH, affine);
        Value cropped =
                activate("cropped", Function.SIGMOID, add("crop", new Operation.Crop(6, 7), swish));
        Value largest =
                pool("over", Kind.MAXIMUM, new Window(2, 3, 2, 2, 0, 1, 1), Rounding.UP, swish);
        Value spread =
                pool("spread", Kind.MAXIMUM, new Window(2, 2, 1, 1, 1, 1, 2), Rounding.DOWN, swish);
        Value average =
                pool("beyond", Kind.AVERAGE, new Window(2, 3, 2, 2, 1, 1, 1), Rounding.UP, cropped);
        Value factors =
                activate(
                        "factors",
                        Function.SIGMOID,
                        linear(
                                "factors",
                                8,
                                add(
                                        "both-pooled",
                                        new Operation.Concatenation(),
                                        globalPool("over", largest),
                                        globalPool("spread", spread))));
        return add("scaled", new Operation.ScaleChannels(), average, factors);
    }

    /// 4x4 pixels, of which some are left out at random.
    private Value means(Value input) {
        Value small =
                add("small", new Operation.TransposedConvolution(8, 2, 1, false), crop(input, 3));
        Value half = add("half", new Operation.Scale(0.5), small);
        Value dropped = add("dropped", new Operation.Dropout(0.3), half);
        Value undropped =
                add(
                        "undropped",
                        new Operation.Dropout(0),
                        convolve("undropped.convolution", input, 8));
        Value kept = activate("kept", Function.RELU, undropped);
        Value none = add("none", new Operation.Scale(0), input);
        Value paths = add("paths", new Operation.Mean(0.4), dropped, kept, none);
        Value single = add("single", new Operation.Mean(0.4), paths);
        Value active = activate("single", Function.RELU6, single);
        Value probabilities =
                add("probabilities", new Operation.Softmax(), convolve("before", paths, 8));
        Value mean = add("mean", new Operation.Mean(0), active, probabilities);
        return activate("framed", Function.TANH, add("framed", new Operation.Pad(5, 5), mean));
    }

    private Value classified(Value input) {
        Value pooled = globalPool("pooled", input);
        Value hidden =
                activate(
                        "hidden",
                        Function.RELU,
                        add("hidden", new Operation.Linear(10, false), pooled));
        Value codes = add("codes", new Operation.DistanceToCodes(CLASSES), hidden);
        return add(
                "logits",
                new Operation.Add(),
                linear("classifier", CLASSES, hidden),
                add("small-codes", new Operation.Scale(0.1), codes));
    }

    /// An output for training alone, with layers of its own.
    private Value auxiliary(String name, Value input) {
        Value convolved = convolution(name + ".convolution", input, 5, Window.same(3, 2), 1, false);
        Value active = activate(name, Function.RELU, normalize(name + ".normalization", convolved));
        Value dropped =
                add(name + ".dropout", new Operation.Dropout(0.2), globalPool(name, active));
        return linear(name + ".classifier", CLASSES, dropped);
    }

    private Value crop(Value input, int size) {
        return add("crop" + size, new Operation.Crop(size, size), input);
    }

    private Value add(String name, Operation operation, Value... inputs) {
        return graph.add(name, operation, inputs);
    }

    private Value normalize(String name, Value input) {
        return add(name, Operation.BatchNormalization.STANDARD, input);
    }

    private Value activate(String name, Function function, Value input) {
        String whole = name + "." + function.name().toLowerCase(Locale.ROOT);
        return add(whole, new Operation.Activation(function), input);
    }

    private Value pool(String name, Kind kind, Window window, Rounding rounding, Value input) {
        return add(name, new Operation.Pooling(kind, window, rounding), input);
    }

    private Value globalPool(String name, Value input) {
        return add(name + ".global", new Operation.GlobalAveragePooling(), input);
    }

    private Value linear(String name, int outputs, Value input) {
        return add(name, new Operation.Linear(outputs, true), input);
    }

    private Value convolve(String name, Value input, int channels) {
        return convolution(name, input, channels, Window.same(1, 1), 1, true);
    }

    private Value convolution(
            String name, Value input, int channels, Window window, int groups, boolean bias) {
        return add(name, new Operation.Convolution(channels, window, groups, bias), input);
    }
}

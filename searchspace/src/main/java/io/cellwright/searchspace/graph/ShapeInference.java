package io.cellwright.searchspace.graph;

import java.util.List;

/// The shape of an operation's result, from the shapes that it reads.
final class ShapeInference {

    private ShapeInference() {}

    /// Throws [IllegalArgumentException] with the broken rule where the operation cannot read these
    /// shapes.
    static Shape infer(Operation operation, List<Shape> inputs) {
        return switch (operation) {
            case Operation.Weighted weighted -> weighted(weighted, single(inputs));
            case Operation.Weightless weightless -> weightless(weightless, inputs);
        };
    }

    private static Shape weighted(Operation.Weighted operation, Shape input) {
        return switch (operation) {
            case Operation.Convolution convolution -> convolution(convolution, input);
            case Operation.TransposedConvolution(int channels, int kernel, int stride, _) ->
                    new Shape(
                            channels,
                            enlarged(input.height(), kernel, stride),
                            enlarged(input.width(), kernel, stride));
            case Operation.BatchNormalization _, Operation.ChannelAffine _ -> input;
            case Operation.Linear(int outputs, _) -> flat(input, outputs);
            case Operation.DistanceToCodes(int classes) -> flat(input, classes);
        };
    }

    /// The inputs of a fully connected layer are one size of its weight: they have to fit into it.
    private static Shape flat(Shape input, int outputs) {
        Math.toIntExact(input.elements());
        return new Shape(outputs, 1, 1);
    }

    private static Shape weightless(Operation.Weightless operation, List<Shape> inputs) {
        return switch (operation) {
            case Operation.Input(Shape shape) -> {
                if (!inputs.isEmpty()) {
                    throw new IllegalArgumentException("an input reads no other node");
                }
                yield shape;
            }
            case Operation.Activation _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.DropPath _,
                    Operation.Softmax _,
                    Operation.Scale _ ->
                    single(inputs);
            case Operation.Pooling pooling -> pooling(pooling, single(inputs));
            case Operation.GlobalAveragePooling _ -> new Shape(single(inputs).channels(), 1, 1);
            case Operation.Subsample(int stride, _) -> {
                Shape input = single(inputs);
                yield new Shape(
                        input.channels(),
                        Math.ceilDiv(input.height(), stride),
                        Math.ceilDiv(input.width(), stride));
            }
            case Operation.Crop crop -> crop(crop, single(inputs));
            case Operation.Pad pad -> pad(pad, single(inputs));
            case Operation.PadChannels(int before, int after) -> {
                Shape input = single(inputs);
                yield input.withChannels(
                        Math.addExact(Math.addExact(before, input.channels()), after));
            }
            case Operation.SelectChannels select -> select(select, single(inputs));
            case Operation.ShuffleChannels(int groups) -> {
                Shape input = single(inputs);
                requireDivisible(input, groups);
                yield input;
            }
            case Operation.Add _ -> sameShape("an addition", 2, inputs);
            case Operation.Mean _ -> sameShape("a mean", 1, inputs);
            case Operation.ScaleChannels _ -> scaleChannels(inputs);
            case Operation.Concatenation _ -> concatenation(inputs);
        };
    }

    private static Shape convolution(Operation.Convolution convolution, Shape input) {
        requireDivisible(input, convolution.groups());
        Window window = convolution.window();
        return sized(
                window,
                input,
                convolution.channels(),
                window.outputHeight(input.height()),
                window.outputWidth(input.width()));
    }

    private static Shape pooling(Operation.Pooling pooling, Shape input) {
        Window window = pooling.window();
        return switch (pooling.rounding()) {
            case DOWN ->
                    sized(
                            window,
                            input,
                            input.channels(),
                            window.outputHeight(input.height()),
                            window.outputWidth(input.width()));
            case UP ->
                    sized(
                            window,
                            input,
                            input.channels(),
                            roundedUp(
                                    window.slackHeight(input.height()),
                                    window.strideHeight(),
                                    input.height() + window.paddingHeight()),
                            roundedUp(
                                    window.slackWidth(input.width()),
                                    window.strideWidth(),
                                    input.width() + window.paddingWidth()));
        };
    }

    /// @param end the first position behind the map, counted from the padding's first pixel
    private static long roundedUp(long slack, int stride, long end) {
        long last = Math.ceilDiv(slack, stride);
        return last * stride >= end ? last : last + 1;
    }

    private static Shape sized(Window window, Shape input, int channels, long height, long width) {
        if (height < 1
                || width < 1
                || window.slackHeight(input.height()) < 0
                || window.slackWidth(input.width()) < 0) {
            throw new IllegalArgumentException(
                    "a window of %dx%d with padding %dx%d and dilation %d does not fit into %s"
                            .formatted(
                                    window.height(),
                                    window.width(),
                                    window.paddingHeight(),
                                    window.paddingWidth(),
                                    window.dilation(),
                                    input));
        }
        return new Shape(channels, Math.toIntExact(height), Math.toIntExact(width));
    }

    private static int enlarged(int size, int kernel, int stride) {
        return Math.toIntExact((size - 1L) * stride + kernel);
    }

    private static void requireDivisible(Shape input, int groups) {
        if (input.channels() % groups != 0) {
            throw new IllegalArgumentException(
                    "%d input channels are not divisible by %d groups"
                            .formatted(input.channels(), groups));
        }
    }

    private static Shape pad(Operation.Pad pad, Shape input) {
        if (pad.height() < input.height() || pad.width() < input.width()) {
            throw new IllegalArgumentException(
                    "a map of %dx%d cannot be padded to %dx%d"
                            .formatted(input.height(), input.width(), pad.height(), pad.width()));
        }
        return new Shape(input.channels(), pad.height(), pad.width());
    }

    private static Shape crop(Operation.Crop crop, Shape input) {
        if (crop.height() > input.height() || crop.width() > input.width()) {
            throw new IllegalArgumentException(
                    "cannot crop %dx%d out of %s".formatted(crop.height(), crop.width(), input));
        }
        return new Shape(input.channels(), crop.height(), crop.width());
    }

    private static Shape select(Operation.SelectChannels select, Shape input) {
        if ((long) select.first() + select.count() > input.channels()) {
            throw new IllegalArgumentException(
                    "cannot select %d channels from channel %d on out of %s"
                            .formatted(select.count(), select.first(), input));
        }
        return input.withChannels(select.count());
    }

    private static Shape sameShape(String what, int least, List<Shape> inputs) {
        if (inputs.size() < least) {
            throw new IllegalArgumentException(
                    "%s reads at least %d nodes, not %d".formatted(what, least, inputs.size()));
        }
        Shape first = inputs.getFirst();
        for (Shape other : inputs) {
            if (!other.equals(first)) {
                throw new IllegalArgumentException("cannot add %s to %s".formatted(other, first));
            }
        }
        return first;
    }

    private static Shape scaleChannels(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new IllegalArgumentException(
                    "it reads a map and its channels' factors, not %d nodes"
                            .formatted(inputs.size()));
        }
        Shape map = inputs.getFirst();
        Shape factors = inputs.getLast();
        if (!factors.equals(new Shape(map.channels(), 1, 1))) {
            throw new IllegalArgumentException(
                    "the factors of the channels of %s are %dx1x1, not %s"
                            .formatted(map, map.channels(), factors));
        }
        return map;
    }

    private static Shape concatenation(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a concatenation reads at least one node");
        }
        Shape first = inputs.getFirst();
        int channels = 0;
        for (Shape other : inputs) {
            if (!other.sameSize(first)) {
                throw new IllegalArgumentException(
                        "cannot concatenate %s to %s".formatted(other, first));
            }
            channels = Math.addExact(channels, other.channels());
        }
        return first.withChannels(channels);
    }

    private static Shape single(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("it reads exactly one node, not " + inputs.size());
        }
        return inputs.getFirst();
    }
}

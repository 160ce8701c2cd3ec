package io.cellwright.searchspace.graph;

import java.util.List;

/// The shape of an operation's result, from the shapes that it reads.
final class ShapeInference {

    private ShapeInference() {}

    /// Throws [IllegalArgumentException] with the broken rule where the operation cannot read these
    /// shapes.
    static Shape infer(Operation operation, List<Shape> inputs) {
        return switch (operation) {
            case Operation.Input(Shape shape) -> {
                if (!inputs.isEmpty()) {
                    throw new IllegalArgumentException("an input reads no other node");
                }
                yield shape;
            }
            case Operation.Convolution convolution -> convolution(convolution, single(inputs));
            case Operation.BatchNormalization _, Operation.Activation _ -> single(inputs);
            case Operation.Pooling(_, Window window) -> {
                Shape input = single(inputs);
                yield windowed(window, input, input.channels());
            }
            case Operation.GlobalAveragePooling _ -> new Shape(single(inputs).channels(), 1, 1);
            case Operation.Subsample(int stride, _) -> {
                Shape input = single(inputs);
                yield new Shape(
                        input.channels(),
                        Math.ceilDiv(input.height(), stride),
                        Math.ceilDiv(input.width(), stride));
            }
            case Operation.PadChannels(int before, int after) -> {
                Shape input = single(inputs);
                yield input.withChannels(
                        Math.addExact(Math.addExact(before, input.channels()), after));
            }
            case Operation.Add _ -> sum(inputs);
            case Operation.Concatenation _ -> concatenation(inputs);
            case Operation.Linear(int outputs, _) -> {
                Shape _ = single(inputs);
                yield new Shape(outputs, 1, 1);
            }
        };
    }

    private static Shape convolution(Operation.Convolution convolution, Shape input) {
        if (input.channels() % convolution.groups() != 0) {
            throw new IllegalArgumentException(
                    "%d input channels are not divisible by %d groups"
                            .formatted(input.channels(), convolution.groups()));
        }
        return windowed(convolution.window(), input, convolution.channels());
    }

    private static Shape windowed(Window window, Shape input, int channels) {
        long height = window.outputHeight(input.height());
        long width = window.outputWidth(input.width());
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window of %dx%d with padding %dx%d does not fit into %s"
                            .formatted(
                                    window.height(),
                                    window.width(),
                                    window.paddingHeight(),
                                    window.paddingWidth(),
                                    input));
        }
        return new Shape(channels, Math.toIntExact(height), Math.toIntExact(width));
    }

    private static Shape sum(List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException(
                    "an addition reads at least two nodes, not " + inputs.size());
        }
        Shape first = inputs.getFirst();
        for (Shape other : inputs) {
            if (!other.equals(first)) {
                throw new IllegalArgumentException("cannot add %s to %s".formatted(other, first));
            }
        }
        return first;
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

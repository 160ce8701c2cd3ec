package io.cellwright.searchspace.graph;

/// What a node of a network computes. A closed set: everything that reads a [Graph] switches over
/// it without a default, so that the compiler finds what a new operation still lacks.
public sealed interface Operation {

    /// Where the images come in. Every graph has exactly one, its first node.
    record Input(Shape shape) implements Operation {}

    /// A convolution. `groups` equal to the input's channels makes it depthwise.
    record Convolution(int channels, Window window, int groups, boolean bias) implements Operation {

        public Convolution {
            if (channels < 1) {
                throw new IllegalArgumentException(
                        "a convolution has at least one output channel, not " + channels);
            }
            if (groups < 1 || channels % groups != 0) {
                throw new IllegalArgumentException(
                        "%d output channels are not divisible by %d groups"
                                .formatted(channels, groups));
            }
        }
    }

    /// Batch normalization with a learned scale and shift per channel (Ioffe and Szegedy, 2015).
    /// `momentum` is the weight of the newest batch in the running statistics.
    record BatchNormalization(double epsilon, double momentum) implements Operation {

        /// The values that PyTorch and the CIFAR literature use.
        public static final BatchNormalization STANDARD = new BatchNormalization(1e-5, 0.1);

        public BatchNormalization {
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon is positive, not " + epsilon);
            }
            if (!(momentum > 0 && momentum <= 1)) {
                throw new IllegalArgumentException("momentum is in (0, 1], not " + momentum);
            }
        }
    }

    /// A function of each value by itself.
    record Activation(Function function) implements Operation {

        public enum Function {
            RELU
        }
    }

    /// The largest or the average value under a window. Padding never counts: the maximum ignores
    /// it and the average divides by the pixels that are really there.
    record Pooling(Kind kind, Window window) implements Operation {

        public enum Kind {
            MAXIMUM,
            AVERAGE
        }

        public Pooling {
            if (kind == Kind.AVERAGE && window.dilation() != 1) {
                throw new IllegalArgumentException("average pooling has no dilation");
            }
            if (2 * window.paddingHeight() > window.height()
                    || 2 * window.paddingWidth() > window.width()) {
                throw new IllegalArgumentException(
                        "the padding of a pooling is at most half its window");
            }
        }
    }

    /// The average of each channel, one value a channel.
    record GlobalAveragePooling() implements Operation {}

    /// Every `stride`-th row and column, the first at `offset`; what lies past the edge is zero.
    /// The result has the same size for every offset: the input's divided by the stride, rounded
    /// up.
    record Subsample(int stride, int offset) implements Operation {

        public Subsample {
            if (stride < 1) {
                throw new IllegalArgumentException("a stride is at least 1, not " + stride);
            }
            if (offset < 0 || offset >= stride) {
                throw new IllegalArgumentException(
                        "an offset is at least 0 and below the stride %d, not %d"
                                .formatted(stride, offset));
            }
        }
    }

    /// Channels of zeros before and after the input's own.
    record PadChannels(int before, int after) implements Operation {

        public PadChannels {
            if (before < 0 || after < 0) {
                throw new IllegalArgumentException(
                        "a number of zero channels is not negative, as in %d and %d"
                                .formatted(before, after));
            }
        }
    }

    /// The sum of two or more maps of one shape.
    record Add() implements Operation {}

    /// The channels of one or more maps of one size, one after the other.
    record Concatenation() implements Operation {}

    /// A fully connected layer over all values of its input.
    record Linear(int outputs, boolean bias) implements Operation {

        public Linear {
            if (outputs < 1) {
                throw new IllegalArgumentException(
                        "a fully connected layer has at least one output, not " + outputs);
            }
        }
    }
}

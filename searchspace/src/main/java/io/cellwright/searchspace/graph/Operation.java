package io.cellwright.searchspace.graph;

/// What a node of a network computes. A closed set: everything that reads a [Graph] switches over
/// it without a default, so that the compiler finds what a new operation still lacks.
public sealed interface Operation {

    /// An operation with parameters or buffers of its own.
    sealed interface Weighted extends Operation {}

    /// An operation that keeps nothing from one image to the next.
    sealed interface Weightless extends Operation {}

    /// Where the images come in. Every graph has exactly one, its first node.
    record Input(Shape shape) implements Weightless {}

    /// A convolution. `groups` equal to the input's channels makes it depthwise.
    record Convolution(int channels, Window window, int groups, boolean bias) implements Weighted {

        public Convolution {
            requirePositive("the number of output channels", channels);
            if (groups < 1 || channels % groups != 0) {
                throw new IllegalArgumentException(
                        "%d output channels are not divisible by %d groups"
                                .formatted(channels, groups));
            }
        }
    }

    /// A convolution run backwards, which enlarges the map: `kernel` x `kernel` results for each
    /// pixel, `stride` pixels apart, summed where they overlap. Source: Zeiler, Krishnan, Taylor
    /// and Fergus, "Deconvolutional Networks", 2010; the "up-convolution" of U-Net, 2015.
    record TransposedConvolution(int channels, int kernel, int stride, boolean bias)
            implements Weighted {

        public TransposedConvolution {
            requirePositive("the number of output channels", channels);
            requirePositive("a kernel size", kernel);
            requirePositive("a stride", stride);
        }
    }

    /// Batch normalization with a learned scale and shift per channel (Ioffe and Szegedy, 2015).
    /// `momentum` is the weight of the newest batch in the running statistics.
    record BatchNormalization(double epsilon, double momentum) implements Weighted {

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

    /// A learned factor and a learned summand for each channel, as in the trainable subsampling of
    /// LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
    /// Recognition", 1998.
    record ChannelAffine() implements Weighted {}

    /// A fully connected layer over all values of its input.
    record Linear(int outputs, boolean bias) implements Weighted {

        public Linear {
            requirePositive("the number of outputs", outputs);
        }
    }

    /// The negative squared distance of all values of the input to a fixed code for each class,
    /// whose values are 1 or -1 and are not trained. Source: LeCun, Bottou, Bengio and Haffner,
    /// 1998, the output layer of LeNet-5.
    record DistanceToCodes(int classes) implements Weighted {

        public DistanceToCodes {
            requirePositive("the number of classes", classes);
        }
    }

    /// A function of each value by itself.
    record Activation(Function function) implements Weightless {

        public enum Function {
            /// max(x, 0). Source: Nair and Hinton, 2010.
            RELU,
            /// min(max(x, 0), 6). Source: Krizhevsky, "Convolutional Deep Belief Networks on
            /// CIFAR-10", 2010; Sandler et al., MobileNetV2, 2018.
            RELU6,
            /// 1 / (1 + exp(-x)).
            SIGMOID,
            /// The hyperbolic tangent.
            TANH,
            /// x min(max(x + 3, 0), 6) / 6. Source: Howard et al., "Searching for MobileNetV3",
            /// 2019.
            HARD_SWISH
        }
    }

    /// The largest or the average value under a window. Padding never counts: the maximum ignores
    /// it and the average divides by the pixels that are really there.
    record Pooling(Kind kind, Window window, Rounding rounding) implements Weightless {

        public enum Kind {
            MAXIMUM,
            AVERAGE
        }

        /// What becomes of a last window that only partly lies on the map: (W - K + 2P) / S + 1 is
        /// rounded down, which drops it, or up, which keeps it if it begins on the map.
        public enum Rounding {
            DOWN,
            UP
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

        /// Pooling with the usual rounding down.
        public Pooling(Kind kind, Window window) {
            this(kind, window, Rounding.DOWN);
        }
    }

    /// The average of each channel, one value a channel.
    record GlobalAveragePooling() implements Weightless {}

    /// Each value divided by (k + alpha / size * s) to the power of beta, where s is the sum of the
    /// squares of `size` neighbouring channels. Source: Krizhevsky, Sutskever and Hinton, 2012,
    /// section 3.3, whose alpha is this one divided by `size`.
    record LocalResponseNormalization(int size, double alpha, double beta, double k)
            implements Weightless {

        public LocalResponseNormalization {
            requirePositive("the number of channels in the sum", size);
            if (!(alpha > 0 && beta > 0 && k > 0)) {
                throw new IllegalArgumentException(
                        "alpha, beta and k are positive, not %s, %s and %s"
                                .formatted(alpha, beta, k));
            }
        }
    }

    /// In training, sets each value to zero with probability `rate` and divides the others by `1 -
    /// rate`; otherwise the input itself. Source: Srivastava et al., "Dropout", 2014.
    record Dropout(double rate) implements Weightless {

        public Dropout {
            requireRate(rate);
        }
    }

    /// In training, sets a whole map of an image to zero with a probability that grows linearly
    /// over the training, from 0 to `rate`, and divides the maps that are kept by the probability
    /// of that; otherwise the input itself. Source: Zoph, Vasudevan, Shlens and Le, "Learning
    /// Transferable Architectures for Scalable Image Recognition", 2018, section 3.1, scheduled
    /// drop-path; Huang et al., "Deep Networks with Stochastic Depth", 2016.
    record DropPath(double rate) implements Weightless {

        public DropPath {
            requireRate(rate);
        }
    }

    /// Exponentials of the channels divided by their sum, at each pixel.
    record Softmax() implements Weightless {}

    /// Every `stride`-th row and column, the first at `offset`; what lies past the edge is zero.
    /// The result has the same size for every offset: the input's divided by the stride, rounded
    /// up.
    record Subsample(int stride, int offset) implements Weightless {

        public Subsample {
            requirePositive("a stride", stride);
            if (offset < 0 || offset >= stride) {
                throw new IllegalArgumentException(
                        "an offset is at least 0 and below the stride %d, not %d"
                                .formatted(stride, offset));
            }
        }
    }

    /// The middle of the map, `height` x `width` pixels; rounded towards the upper left.
    record Crop(int height, int width) implements Weightless {

        public Crop {
            requirePositive("a height", height);
            requirePositive("a width", width);
        }
    }

    /// The map amid zeros, `height` x `width` pixels: what a [Crop] of the same sizes undoes.
    /// Source: Zoph and Le, "Neural Architecture Search with Reinforcement Learning", 2017, where
    /// layers of different sizes are concatenated.
    record Pad(int height, int width) implements Weightless {

        public Pad {
            requirePositive("a height", height);
            requirePositive("a width", width);
        }
    }

    /// Channels of zeros before and after the input's own.
    record PadChannels(int before, int after) implements Weightless {

        public PadChannels {
            if (before < 0 || after < 0) {
                throw new IllegalArgumentException(
                        "a number of zero channels is not negative, as in %d and %d"
                                .formatted(before, after));
            }
        }
    }

    /// `count` neighbouring channels of the input, from channel `first` on.
    record SelectChannels(int first, int count) implements Weightless {

        public SelectChannels {
            if (first < 0) {
                throw new IllegalArgumentException(
                        "a first channel is not negative, as in " + first);
            }
            requirePositive("the number of selected channels", count);
        }
    }

    /// The channels dealt out anew, so that each group of the next layer reads some of every group
    /// of the last: channel `i` of group `g` comes to place `i * groups + g`. Source: Zhang, Zhou,
    /// Lin and Sun, "ShuffleNet", 2018.
    record ShuffleChannels(int groups) implements Weightless {

        public ShuffleChannels {
            requirePositive("the number of groups", groups);
        }
    }

    /// Every value times a fixed factor, as Inception-ResNet scales its residuals (Szegedy, Ioffe,
    /// Vanhoucke and Alemi, 2016). A factor of 0 gives zeros, as the operation `none` of
    /// NAS-Bench-201 does.
    record Scale(double factor) implements Weightless {

        public Scale {
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException("a factor is a finite number, not " + factor);
            }
        }
    }

    /// The sum of two or more maps of one shape.
    record Add() implements Weightless {}

    /// The mean of one or more maps of one shape. In training, each map is left out of an image's
    /// mean with probability `dropRate`, but never all of them: the join of fractal networks with
    /// local drop-path. Source: Larsson, Maire and Shakhnarovich, "FractalNet", 2017.
    record Mean(double dropRate) implements Weightless {

        public Mean {
            requireRate(dropRate);
        }
    }

    /// A map times one factor for each of its channels: reads the map, then the factors, a map of
    /// one pixel. Source: Hu, Shen and Sun, "Squeeze-and-Excitation Networks", 2018.
    record ScaleChannels() implements Weightless {}

    /// The channels of one or more maps of one size, one after the other.
    record Concatenation() implements Weightless {}

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("%s is at least 1, not %d".formatted(what, number));
        }
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate is at least 0 and below 1, not " + rate);
        }
    }
}

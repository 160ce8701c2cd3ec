package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// The pixels of the image that one value of a result depends on, counted by windows: each
/// convolution and pooling adds the extent of its window less one, times the pixels from one value
/// of what it reads to the next.
///
/// The convention is that of Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional
/// Neural Networks", 2019. Of several inputs the one that sees most counts. Global pooling, fully
/// connected layers and the factors of squeeze-and-excitation see the whole image and would hide
/// what the windows do: they do not enlarge it. It is not clipped to the image, so that it does not
/// depend on the image's size.
///
/// @param height in pixels
/// @param width in pixels
public record ReceptiveField(long height, long width) {

    /// The receptive field of a network's output. Throws [InvalidGraphException] where it overflows
    /// 64 bits.
    public static ReceptiveField of(Graph graph) {
        return ofNodes(graph).getLast();
    }

    /// The receptive field of every node. Throws [InvalidGraphException] where one overflows 64
    /// bits.
    public static List<ReceptiveField> ofNodes(Graph graph) {
        List<Sight> sights = new ArrayList<>(graph.nodes().size());
        for (Node node : graph.nodes()) {
            try {
                sights.add(sight(node, sights));
            } catch (ArithmeticException e) {
                throw InvalidGraphException.at(
                        node.name(), "its receptive field overflows 64 bits");
            }
        }
        return sights.stream()
                .map(sight -> new ReceptiveField(sight.height().pixels(), sight.width().pixels()))
                .toList();
    }

    public boolean isSquare() {
        return height == width;
    }

    /// The pixels of a side, or of both where they differ: `212`, `7x1`.
    @Override
    public String toString() {
        return isSquare() ? Long.toString(height) : height + "x" + width;
    }

    /// Both sides of one value's field.
    private record Sight(SightLine height, SightLine width) {

        Sight or(Sight other) {
            return new Sight(height.or(other.height), width.or(other.width));
        }
    }

    private static Sight sight(Node node, List<Sight> before) {
        List<Sight> inputs = node.inputs().stream().map(before::get).toList();
        return switch (node.operation()) {
            case Operation.Input _ -> new Sight(SightLine.PIXEL, SightLine.PIXEL);
            case Operation.Convolution(_, Window window, _, _) ->
                    through(window, inputs.getFirst());
            case Operation.Pooling(_, Window window, _) -> through(window, inputs.getFirst());
            case Operation.TransposedConvolution(_, int kernel, int stride, _) -> {
                Sight input = inputs.getFirst();
                yield new Sight(
                        input.height().enlarged(kernel, stride),
                        input.width().enlarged(kernel, stride));
            }
            case Operation.Subsample(int stride, _) -> {
                Sight input = inputs.getFirst();
                yield new Sight(
                        input.height().through(1, stride), input.width().through(1, stride));
            }
            // The second input, the factors, is the whole map's.
            case Operation.ScaleChannels _ -> inputs.getFirst();
            case Operation.Add _, Operation.Mean _, Operation.Concatenation _ ->
                    inputs.stream().reduce(Sight::or).orElseThrow();
            case Operation.BatchNormalization _,
                    Operation.ChannelAffine _,
                    Operation.Linear _,
                    Operation.DistanceToCodes _,
                    Operation.Activation _,
                    Operation.GlobalAveragePooling _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.DropPath _,
                    Operation.Softmax _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _ ->
                    inputs.getFirst();
        };
    }

    private static Sight through(Window window, Sight input) {
        return new Sight(
                input.height().through(window.extent(window.height()), window.strideHeight()),
                input.width().through(window.extent(window.width()), window.strideWidth()));
    }
}

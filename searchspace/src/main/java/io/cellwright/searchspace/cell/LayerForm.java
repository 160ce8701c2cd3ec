package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The canonical order of a network's layers.
final class LayerForm {

    private LayerForm() {}

    static List<Integer> unread(Architecture.Layers network) {
        List<ConvolutionLayer> layers = network.layers();
        return IntStream.range(0, layers.size())
                .filter(layer -> layers.stream().noneMatch(other -> other.inputs().contains(layer)))
                .boxed()
                .toList();
    }

    static String encoding(Architecture.Layers network) {
        return ordered(network).encoding();
    }

    static Architecture.Layers canonical(Architecture.Layers network) {
        List<Integer> order = ordered(network).order();
        List<ConvolutionLayer> layers = new ArrayList<>();
        for (int original : order) {
            ConvolutionLayer layer = network.layers().get(original);
            layers.add(
                    new ConvolutionLayer(
                            layer.filterHeight(),
                            layer.filterWidth(),
                            layer.filters(),
                            layer.stride(),
                            layer.inputs().stream().map(order::indexOf).toList()));
        }
        return new Architecture.Layers(layers);
    }

    /// What reads the image is told by having no inputs, and what the classifier reads by having no
    /// readers.
    private static PartOrder.Result ordered(Architecture.Layers network) {
        Stream<PartOrder.Part> parts =
                network.layers().stream()
                        .map(layer -> new PartOrder.Part(layer.label(), layer.inputs()));
        return PartOrder.of(parts.toList(), unread(network));
    }
}

package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Whole networks, layer by layer: filter height, width and number, stride, and for each earlier
/// layer whether this one reads it (the anchor points). Source: Zoph and Le, "Neural Architecture
/// Search with Reinforcement Learning", 2017, sections 3.3 and 4.1.
///
/// The paper trains two spaces: one in which all strides are 1, one with strides from 1 to 3.
public final class LayerSpace implements SearchSpace {

    private static final List<Integer> FILTER_SIDES = List.of(1, 3, 5, 7);
    private static final List<Integer> FILTERS = List.of(24, 36, 48, 64);
    private static final int MAXIMUM_STRIDE = 3;

    private final Description description;
    private final int layers;
    private final List<Integer> strides;
    private final List<Decision> decisions;

    /// @param layers 1 to 40
    /// @param largestStride 1 to 3
    public LayerSpace(Description description, int layers, int largestStride) {
        if (layers < 1 || layers > Architecture.Layers.MAXIMUM_LAYERS) {
            throw new IllegalArgumentException(
                    "layers is 1 to %d, not %d"
                            .formatted(Architecture.Layers.MAXIMUM_LAYERS, layers));
        }
        if (largestStride < 1 || largestStride > MAXIMUM_STRIDE) {
            throw new IllegalArgumentException(
                    "largestStride is 1 to %d, not %d".formatted(MAXIMUM_STRIDE, largestStride));
        }
        this.description = description;
        this.layers = layers;
        this.strides = IntStream.rangeClosed(1, largestStride).boxed().toList();
        List<Decision> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            all.addAll(decisionsOf(layer));
        }
        this.decisions = List.copyOf(all);
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public Architecture.Layers decode(List<Integer> choices) {
        Choices rest = Choices.of(decisions, choices);
        List<ConvolutionLayer> network = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            int height = rest.next(FILTER_SIDES);
            int width = rest.next(FILTER_SIDES);
            int filters = rest.next(FILTERS);
            int stride = rest.next(strides);
            List<Integer> inputs =
                    IntStream.range(0, layer).filter(_ -> rest.next() == 1).boxed().toList();
            network.add(new ConvolutionLayer(height, width, filters, stride, inputs));
        }
        return new Architecture.Layers(network);
    }

    @Override
    public List<Integer> encode(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Layers(List<ConvolutionLayer> network) -> {
                if (network.size() != layers) {
                    throw missing("its networks have %d layers".formatted(layers));
                }
                List<Integer> choices = new ArrayList<>();
                for (int layer = 0; layer < layers; layer++) {
                    append(choices, layer, network.get(layer));
                }
                yield List.copyOf(choices);
            }
            case Architecture.Cells _, Architecture.CellsAtWidth _, Architecture.Edges _ ->
                    throw missing("its architectures are networks, layer by layer");
        };
    }

    private List<Decision> decisionsOf(int layer) {
        String name = "layers[%d].".formatted(layer);
        List<Decision> own = new ArrayList<>();
        own.add(
                Decision.ofNumbers(
                        name + "filterHeight", Decision.Kind.FILTER_HEIGHT, FILTER_SIDES));
        own.add(Decision.ofNumbers(name + "filterWidth", Decision.Kind.FILTER_WIDTH, FILTER_SIDES));
        own.add(Decision.ofNumbers(name + "filters", Decision.Kind.FILTERS, FILTERS));
        if (strides.size() > 1) {
            own.add(Decision.ofNumbers(name + "stride", Decision.Kind.STRIDE, strides));
        }
        for (int earlier = 0; earlier < layer; earlier++) {
            own.add(
                    new Decision(
                            "%sreads[%d]".formatted(name, earlier),
                            Decision.Kind.ANCHOR,
                            List.of("no", "yes")));
        }
        return own;
    }

    private void append(List<Integer> choices, int number, ConvolutionLayer layer) {
        choices.add(option("filter height", FILTER_SIDES, layer.filterHeight()));
        choices.add(option("filter width", FILTER_SIDES, layer.filterWidth()));
        choices.add(option("number of filters", FILTERS, layer.filters()));
        int stride = option("stride", strides, layer.stride());
        if (strides.size() > 1) {
            choices.add(stride);
        }
        for (int earlier = 0; earlier < number; earlier++) {
            choices.add(layer.inputs().contains(earlier) ? 1 : 0);
        }
    }

    private int option(String what, List<Integer> options, int value) {
        int option = options.indexOf(value);
        if (option < 0) {
            throw missing("it has no %s %d".formatted(what, value));
        }
        return option;
    }

    private IllegalArgumentException missing(String rule) {
        return new IllegalArgumentException("not in space %s: %s".formatted(name(), rule));
    }
}

package io.cellwright.controller.cli.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.cost.Depth;
import io.cellwright.searchspace.cost.ReceptiveField;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.zoo.Figure;
import java.util.List;
import java.util.Locale;

/// What is said of a whole network.
///
/// @param input channels, height and width of one image
/// @param output channels, height and width of its result
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NetworkSummary(
        String name,
        String title,
        String source,
        List<Integer> input,
        List<Integer> output,
        int classes,
        Totals totals,
        List<Published> published) {

    /// What the whole network costs.
    ///
    /// @param receptiveField pixels, or `height` and `width` where they differ
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Totals(
            long parameters,
            long buffers,
            long multiplyAdds,
            long activationBytes,
            long activationBytesStored,
            Object receptiveField,
            int weightLayers) {

        static Totals of(Graph graph) {
            Cost cost = Cost.of(graph);
            return new Totals(
                    cost.parameters(),
                    cost.buffers(),
                    cost.multiplyAdds(),
                    cost.activationBytes(),
                    cost.activationBytesStored(),
                    pixels(ReceptiveField.of(graph)),
                    Depth.of(graph));
        }
    }

    /// A number that was published.
    ///
    /// @param quantity `parameters`, `multiply_adds`, `top1_error` or `top5_error`
    /// @param value as printed
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Published(String quantity, String value, String source) {

        static Published of(Figure figure) {
            return new Published(
                    figure.quantity().name().toLowerCase(Locale.ROOT),
                    figure.value(),
                    figure.source());
        }
    }

    public NetworkSummary {
        input = List.copyOf(input);
        output = List.copyOf(output);
        published = List.copyOf(published);
    }

    public static NetworkSummary of(Network network) {
        return new NetworkSummary(
                network.name(),
                network.title(),
                network.source(),
                sizes(network.graph().input()),
                sizes(network.graph().output()),
                network.classes(),
                Totals.of(network.graph()),
                network.published().stream().map(Published::of).toList());
    }

    static List<Integer> sizes(Shape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }

    static Object pixels(ReceptiveField field) {
        return field.isSquare() ? field.height() : new Sides(field.height(), field.width());
    }

    private record Sides(long height, long width) {

        @Override
        public String toString() {
            return height + "x" + width;
        }
    }
}

package io.cellwright.controller.cli.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.cost.Depth;
import io.cellwright.searchspace.cost.ReceptiveField;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.zoo.Figure;
import io.cellwright.searchspace.zoo.SmallerForm;
import java.util.List;
import java.util.Locale;

/// What is said of a whole network.
///
/// @param input channels, height and width of one image
/// @param output channels, height and width of its result
/// @param form whose layers it has: `published`, `small-images`, `padded`, or `file` for a file's
/// @param formNote which images meet that form and what differs; empty where nothing does
/// @param madeFor the images and classes of the published network; its own for a file
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NetworkSummary(
        String name,
        String title,
        String source,
        List<Integer> input,
        List<Integer> output,
        int classes,
        String form,
        String formNote,
        MadeFor madeFor,
        Totals totals,
        List<Published> published) {

    /// What the published network takes and tells apart.
    ///
    /// @param input channels, height and width of one image
    public record MadeFor(List<Integer> input, int classes) {

        public MadeFor {
            input = List.copyOf(input);
        }

        static MadeFor of(Network network) {
            return network.model()
                    .map(model -> new MadeFor(sizes(model.image()), model.classes()))
                    .orElseGet(
                            () -> new MadeFor(sizes(network.graph().input()), network.classes()));
        }
    }

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
        String own = network.model().isPresent() ? "published" : "file";
        return new NetworkSummary(
                network.name(),
                network.title(),
                network.source(),
                sizes(network.graph().input()),
                sizes(network.graph().output()),
                network.classes(),
                network.form().map(NetworkSummary::name).orElse(own),
                network.form().map(NetworkSummary::note).orElse(""),
                MadeFor.of(network),
                Totals.of(network.graph()),
                network.published().stream().map(Published::of).toList());
    }

    /// A form as it is called in commands and documents.
    static String name(SmallerForm form) {
        return form.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String note(SmallerForm form) {
        return "%s: %s".formatted(images(form), form.difference());
    }

    /// Which images meet a form.
    static String images(SmallerForm form) {
        return "at most %d pixels on the shorter side".formatted(form.mostPixels());
    }

    /// Whether it takes the images and tells apart the classes of the published network.
    boolean isAsMade() {
        return madeFor.equals(new MadeFor(input, classes));
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

package io.cellwright.controller.cli.model;

import io.cellwright.controller.cli.model.NetworkSummary.Published;
import io.cellwright.controller.cli.model.NetworkSummary.Totals;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Networks as tables for people.
public final class ModelTables {

    private static final Map<String, String> ERRORS =
            Map.of("top1_error", "top-1 error, %", "top5_error", "top-5 error, %");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    private ModelTables() {}

    /// A line for each network.
    public static String list(List<NetworkSummary> networks) {
        Table table =
                Table.of(
                        "NAME",
                        "TITLE",
                        ">INPUT",
                        ">CLASSES",
                        ">PARAMETERS",
                        ">PUBLISHED",
                        ">MULTIPLY-ADDS",
                        ">PUBLISHED",
                        ">WEIGHT LAYERS",
                        ">TOP-1 ERROR %");
        for (NetworkSummary network : networks) {
            Totals totals = network.totals();
            table.row(
                    network.name(),
                    network.title(),
                    shape(network.input()),
                    Text.count(network.classes()),
                    Text.count(totals.parameters()),
                    published(network, "parameters"),
                    Text.count(totals.multiplyAdds()),
                    published(network, "multiply_adds"),
                    Text.count(totals.weightLayers()),
                    published(network, "top1_error"));
        }
        return table.render();
    }

    /// A network's layers.
    public static String layers(List<Layer> layers) {
        Table table =
                Table.of(
                        "LAYER",
                        "OPERATION",
                        ">OUTPUT",
                        ">PARAMETERS",
                        ">MULTIPLY-ADDS",
                        ">ACTIVATION BYTES",
                        ">RECEPTIVE FIELD");
        for (Layer layer : layers) {
            table.row(
                    layer.name(),
                    layer.operation(),
                    shape(layer.output()),
                    Text.count(layer.parameters()),
                    Text.count(layer.multiplyAdds()),
                    Text.count(layer.activationBytes()),
                    layer.receptiveField().toString());
        }
        return table.render();
    }

    /// A network's totals, beside what was published where anything was of this very network.
    public static String totals(NetworkSummary network) {
        List<Total> totals = totals(network.totals());
        if (network.published().isEmpty()) {
            Table table = Table.of("TOTAL", ">CELLWRIGHT");
            totals.forEach(total -> table.row(total.name(), total.value()));
            return table.render();
        }
        Table table = Table.of("TOTAL", ">CELLWRIGHT", ">PUBLISHED", "SOURCE");
        List<Published> figures = new ArrayList<>(network.published());
        totals.forEach(total -> row(table, total, figures));
        for (Published figure : figures) {
            String name = ERRORS.getOrDefault(figure.quantity(), figure.quantity());
            table.row(name, Text.NONE, number(figure), figure.source());
        }
        return table.render();
    }

    /// One of our numbers, and the quantity that is published of it, or nothing.
    private record Total(String name, String quantity, String value) {}

    private static List<Total> totals(Totals totals) {
        return List.of(
                new Total("parameters", "parameters", Text.count(totals.parameters())),
                new Total("buffers", "", Text.count(totals.buffers())),
                new Total("multiply-adds", "multiply_adds", Text.count(totals.multiplyAdds())),
                new Total("activation bytes", "", Text.count(totals.activationBytes())),
                new Total(
                        "activation bytes, all stored",
                        "",
                        Text.count(totals.activationBytesStored())),
                new Total("receptive field", "", totals.receptiveField().toString()),
                new Total("weight layers", "", Text.count(totals.weightLayers())));
    }

    /// What the network is called, takes and gives, in which form, and its source. A title names
    /// the published network only.
    public static String heading(NetworkSummary network) {
        List<String> lines = new ArrayList<>();
        boolean isTitled = network.isAsMade() && !network.title().isEmpty();
        lines.add(
                "%s%s: %s in, %s out"
                        .formatted(
                                network.name(),
                                isTitled ? ", " + network.title() : "",
                                shape(network.input()),
                                shape(network.output())));
        if (!network.formNote().isEmpty()) {
            lines.add("form %s, %s".formatted(network.form(), network.formNote()));
        }
        if (!network.source().isEmpty()) {
            lines.add(network.isAsMade() ? network.source() : origin(network));
        }
        return lines.stream().map(Text::visible).collect(Collectors.joining("\n"));
    }

    private static String origin(NetworkSummary network) {
        return "after %s, made for %s and %s classes: %s"
                .formatted(
                        network.title(),
                        shape(network.madeFor().input()),
                        Text.count(network.madeFor().classes()),
                        network.source());
    }

    /// A row for our number and the first published one, and one for each other published one.
    private static void row(Table table, Total total, List<Published> figures) {
        List<Published> own =
                figures.stream()
                        .filter(figure -> figure.quantity().equals(total.quantity()))
                        .toList();
        figures.removeAll(own);
        if (own.isEmpty()) {
            table.row(total.name(), total.value(), "", "");
        }
        for (int figure = 0; figure < own.size(); figure++) {
            table.row(
                    figure == 0 ? total.name() : "",
                    figure == 0 ? total.value() : "",
                    number(own.get(figure)),
                    own.get(figure).source());
        }
    }

    static String published(NetworkSummary network, String quantity) {
        String values =
                network.published().stream()
                        .filter(figure -> figure.quantity().equals(quantity))
                        .map(ModelTables::number)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return values.isEmpty() ? Text.NONE : values;
    }

    /// A published number as printed, but for the commas that full numbers have in our tables.
    static String number(Published figure) {
        return WHOLE.matcher(figure.value()).matches()
                ? Text.count(Long.parseLong(figure.value()))
                : figure.value();
    }

    static String shape(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}

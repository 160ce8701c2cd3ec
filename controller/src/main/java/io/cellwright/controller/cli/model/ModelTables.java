package io.cellwright.controller.cli.model;

import io.cellwright.controller.cli.model.NetworkSummary.Published;
import io.cellwright.controller.cli.model.NetworkSummary.Totals;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Networks as tables for people.
public final class ModelTables {

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

    /// A network's name, and its totals beside what was published.
    public static String totals(NetworkSummary network) {
        Totals totals = network.totals();
        Table table = Table.of("TOTAL", ">CELLWRIGHT", ">PUBLISHED", "SOURCE");
        List<Published> figures = new ArrayList<>(network.published());
        row(table, "parameters", Text.count(totals.parameters()), "parameters", figures);
        row(table, "buffers", Text.count(totals.buffers()), "", figures);
        row(table, "multiply-adds", Text.count(totals.multiplyAdds()), "multiply_adds", figures);
        row(table, "activation bytes", Text.count(totals.activationBytes()), "", figures);
        String stored = Text.count(totals.activationBytesStored());
        row(table, "activation bytes, all stored", stored, "", figures);
        row(table, "receptive field", totals.receptiveField().toString(), "", figures);
        row(table, "weight layers", Text.count(totals.weightLayers()), "", figures);
        for (Published figure : figures) {
            String name = ERRORS.getOrDefault(figure.quantity(), figure.quantity());
            table.row(name, Text.NONE, figure.value(), figure.source());
        }
        return table.render();
    }

    /// What the network is called, takes and gives, and its source.
    public static String heading(NetworkSummary network) {
        String name =
                network.title().isEmpty()
                        ? network.name()
                        : "%s, %s".formatted(network.name(), network.title());
        String sizes =
                "%s: %s in, %s out"
                        .formatted(name, shape(network.input()), shape(network.output()));
        return Text.visible(sizes)
                + (network.source().isEmpty() ? "" : "\n" + Text.visible(network.source()));
    }

    private static final Map<String, String> ERRORS =
            Map.of("top1_error", "top-1 error, %", "top5_error", "top-5 error, %");

    /// A row for our number and the first published one, and one for each other published one.
    private static void row(
            Table table, String name, String ours, String quantity, List<Published> figures) {
        List<Published> own =
                figures.stream().filter(figure -> figure.quantity().equals(quantity)).toList();
        figures.removeAll(own);
        if (own.isEmpty()) {
            table.row(name, ours, "", "");
        }
        for (int figure = 0; figure < own.size(); figure++) {
            table.row(
                    figure == 0 ? name : "",
                    figure == 0 ? ours : "",
                    own.get(figure).value(),
                    own.get(figure).source());
        }
    }

    static String published(NetworkSummary network, String quantity) {
        String values =
                network.published().stream()
                        .filter(figure -> figure.quantity().equals(quantity))
                        .map(Published::value)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return values.isEmpty() ? Text.NONE : values;
    }

    static String shape(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}

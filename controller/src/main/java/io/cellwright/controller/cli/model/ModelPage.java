package io.cellwright.controller.cli.model;

import io.cellwright.controller.cli.model.NetworkSummary.Published;
import io.cellwright.controller.cli.model.NetworkSummary.Totals;
import io.cellwright.controller.cli.output.Text;
import java.util.List;
import java.util.stream.Collectors;

/// The page of the documentation that lists all models.
public final class ModelPage {

    private static final String HEAD =
            """
            # The models

            Written by `./cellwright model list -o markdown`: what Cellwright counts, and beside it what was
            published, with all the digits that were printed. What is counted, and where the two differ, is in
            [numbers.md](numbers.md); `./cellwright model show NAME` has every layer.

            | model | input | parameters | published | multiply-adds | published | activation bytes | receptive field \
            | weight layers | top-1 error | top-5 error |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private ModelPage() {}

    public static String of(List<NetworkSummary> networks) {
        return HEAD
                + networks.stream().map(ModelPage::row).collect(Collectors.joining())
                + "\n## Sources\n\n"
                + networks.stream()
                        .map(ModelPage::sources)
                        .collect(Collectors.joining("\n"))
                        .stripTrailing();
    }

    private static String row(NetworkSummary network) {
        Totals totals = network.totals();
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        network.name(),
                        ModelTables.shape(network.input()),
                        Text.count(totals.parameters()),
                        ModelTables.published(network, "parameters"),
                        Text.count(totals.multiplyAdds()),
                        ModelTables.published(network, "multiply_adds"),
                        Text.count(totals.activationBytes()),
                        totals.receptiveField(),
                        totals.weightLayers(),
                        ModelTables.published(network, "top1_error"),
                        ModelTables.published(network, "top5_error"));
    }

    private static String sources(NetworkSummary network) {
        return "- `%s`, %s: %s%s"
                .formatted(
                        network.name(),
                        escaped(network.title()),
                        escaped(network.source()),
                        network.published().stream()
                                .map(ModelPage::figure)
                                .collect(Collectors.joining()));
    }

    private static String figure(Published figure) {
        return "\n  - %s %s: %s"
                .formatted(
                        figure.quantity().replace('_', ' '),
                        figure.value(),
                        escaped(figure.source()));
    }

    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
    }
}

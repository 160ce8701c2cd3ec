package io.cellwright.controller.cli.model;

import io.cellwright.controller.cli.model.NetworkSummary.Published;
import io.cellwright.controller.cli.model.NetworkSummary.Totals;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.SmallerForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of the documentation that lists all models.
public final class ModelPage {

    private static final String HEAD =
            """
            # The models

            Written by `./cellwright model list -o markdown`: what Cellwright counts, and beside it what was
            published, with all the digits that were printed. What is counted, and where the two differ, is in
            [numbers.md](numbers.md); `./cellwright model show NAME` has every layer. Some models take smaller
            images in [another form](#forms-for-smaller-images). Published cells have names in any size, too:
            `nasnet-a-n2-f16` is NASNet-A on the skeleton for CIFAR with 2 normal cells in each of three stages and
            16 filters; so have `amoebanet-a`, `amoebanet-c`, `pnasnet5`, `enas`, `darts-v1` and `darts-v2`.

            | model | input | parameters | published | multiply-adds | published | activation bytes | receptive field \
            | weight layers | top-1 error | top-5 error |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private static final String FORMS =
            """

            ## Forms for smaller images

            With `--input`, a model takes images of other sizes with the layers that were published, or refuses
            images that its layers do not fit. These models have another form for smaller ones, which
            `./cellwright model show NAME --input N` names below the network.

            | models | form | images with | in place of the published layers |
            |---|---|---|---|
            """;

    private ModelPage() {}

    /// The page of these models, whose networks are as published.
    public static String of(List<Model> models, List<NetworkSummary> networks) {
        return HEAD
                + networks.stream().map(ModelPage::row).collect(Collectors.joining())
                + FORMS
                + forms(models)
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

    /// A row for each form, with all models that have it, in their order.
    private static String forms(List<Model> models) {
        Map<SmallerForm, List<String>> names = new LinkedHashMap<>();
        for (Model model : models) {
            model.smaller()
                    .ifPresent(form ->
                            names.computeIfAbsent(form, _ -> new ArrayList<>())
                                    .add("`%s`".formatted(model.name())));
        }
        StringBuilder rows = new StringBuilder();
        names.forEach((form, having) -> rows.append(row(form, having)));
        return rows.toString();
    }

    private static String row(SmallerForm form, List<String> models) {
        return "| %s | `%s` | %s | %s |\n"
                .formatted(
                        String.join(", ", models),
                        NetworkSummary.name(form),
                        NetworkSummary.images(form),
                        escaped(form.difference()));
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
                        ModelTables.number(figure),
                        escaped(figure.source()));
    }

    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
    }
}

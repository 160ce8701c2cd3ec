package io.cellwright.controller.cli.space;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.cli.report.ArchitectureTables;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.Decision;
import io.cellwright.searchspace.space.NamedSpace.SizeSetting;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of a space.
///
/// @param size the number of lists of choices, or a bound; a text, since it has more digits than a
///   number in JSON
/// @param sizes what a search can set
/// @param decisions in the order in which they are made
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SpaceReport(
        String name,
        String title,
        String source,
        String size,
        boolean sizeIsExact,
        String sizeText,
        List<SizeSetting> sizes,
        List<DecisionView> decisions) {

    /// One decision.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record DecisionView(String name, String kind, List<String> options) {

        public DecisionView {
            options = List.copyOf(options);
        }

        static DecisionView of(Decision decision) {
            String kind = decision.kind().name().toLowerCase(Locale.ROOT);
            return new DecisionView(decision.name(), kind, decision.options());
        }
    }

    private record Choice(String kind, List<String> options) {}

    /// An architecture that was drawn.
    ///
    /// @param choices the number of the option of each decision
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Sample(String hash, List<Integer> choices, Architecture architecture) {

        public Sample {
            choices = List.copyOf(choices);
        }
    }

    public SpaceReport {
        sizes = List.copyOf(sizes);
        decisions = List.copyOf(decisions);
    }

    public static SpaceReport of(OpenSpace open) {
        SearchSpace space = open.space();
        return new SpaceReport(
                space.name(),
                space.description().title(),
                space.description().source(),
                space.size().number().toString(),
                space.size().exact(),
                space.size().text(),
                open.sizes(),
                space.decisions().stream().map(DecisionView::of).toList());
    }

    /// All spaces that have a name.
    public static List<SpaceReport> all() {
        return Spaces.all().stream().map(OpenSpace::of).map(SpaceReport::of).toList();
    }

    /// Draws architectures; the same ones for the same seed.
    public static List<Sample> samples(SearchSpace space, long seed, int count) {
        RandomGenerator random =
                RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
        return Stream.generate(() -> space.sample(random))
                .limit(count)
                .map(choices -> {
                    Architecture architecture = space.decode(choices);
                    return new Sample(architecture.hash(), choices, architecture);
                })
                .toList();
    }

    /// A line for each space.
    public static String list(List<SpaceReport> spaces) {
        Table table = Table.of("NAME", "TITLE", ">DECISIONS", ">ARCHITECTURES", "SIZES");
        for (SpaceReport space : spaces) {
            table.row(
                    space.name,
                    space.title,
                    Text.count(space.decisions.size()),
                    space.sizeText,
                    space.settings());
        }
        return table.render();
    }

    /// The space, what its decisions choose from, and the decisions in their order.
    public String table() {
        String head =
                Stream.of(
                                name + ": " + title,
                                source,
                                "%s architectures, %d decisions"
                                        .formatted(sizeText, decisions.size()),
                                sizes.isEmpty() ? "" : "sizes: " + settings())
                        .filter(line -> !line.isEmpty())
                        .map(Text::visible)
                        .collect(Collectors.joining("\n"));
        return head + "\n\n" + choices() + "\n\n" + order();
    }

    /// What decisions of a kind choose from, once for all that choose from the same.
    private String choices() {
        Table table = Table.of("KIND", ">DECISIONS", ">OPTIONS", "");
        Map<Choice, Long> counts =
                decisions.stream()
                        .collect(
                                Collectors.groupingBy(
                                        decision -> new Choice(decision.kind(), decision.options()),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        counts.forEach((choice, count) ->
                table.row(
                        choice.kind(),
                        Text.count(count),
                        Text.count(choice.options().size()),
                        String.join(" ", choice.options())));
        return table.render();
    }

    private String order() {
        Table table = Table.of("DECISION", "KIND", ">OPTIONS");
        decisions.forEach(decision ->
                table.row(decision.name(), decision.kind(), Text.count(decision.options().size())));
        return table.render();
    }

    /// What each architecture is made of, below its hash.
    public static String table(List<Sample> samples) {
        return samples.stream()
                .map(sample ->
                        sample.hash() + "\n\n" + ArchitectureTables.of(sample.architecture()))
                .collect(Collectors.joining("\n\n"));
    }

    private String settings() {
        return sizes.stream()
                .map(setting ->
                        "%s %d (%d to %d)"
                                .formatted(
                                        setting.name(),
                                        setting.usual(),
                                        setting.least(),
                                        setting.most()))
                .collect(Collectors.joining(", "));
    }
}

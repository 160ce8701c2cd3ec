package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.InvalidSpecificationException;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationOptionsTest {

    private static final Pattern RANGE =
            Pattern.compile(", (-?[0-9.,]+) to ([0-9.,]*[0-9])|, at least (1);");
    private static final Pattern USUAL =
            Pattern.compile(
                    "; (?:the recipe's unless given, )?(\\S+) (?:unless given|in"
                            + " search-proxy)\\.$");

    static List<SpecificationOption> all() {
        return SpecificationOptions.ALL;
    }

    static List<SpecificationOption> numbers() {
        return all().stream()
                .filter(option -> Number.class.isAssignableFrom(option.type()))
                .toList();
    }

    static List<SpecificationOption> choices() {
        return all().stream()
                .filter(option -> option.type() == String.class && !option.candidates().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theHelpSaysWhatTheControllerTakesUnlessAnOptionIsGiven(SpecificationOption option) {
        List<String> usual =
                USUAL.matcher(option.description()).results().map(found -> found.group(1)).toList();
        JsonNode defaults = Json.tree(SearchSpecification.on(DatasetName.CIFAR10));
        JsonNode expected =
                (option.option().matches("--layers|--largest-stride") ? macro() : defaults)
                        .at("/" + option.field().replace('.', '/'));
        if (option.option().matches("--dataset|--blocks")) {
            assertThat(option.description()).containsPattern("Required|the space's own unless");
        } else if (expected.isNumber()) {
            assertThat(usual)
                    .singleElement()
                    .satisfies(text ->
                            assertThat(number(text)).isEqualByComparingTo(expected.decimalValue()));
        } else if (expected.isMissingNode()) {
            assertThat(usual)
                    .containsExactly(
                            switch (option.option()) {
                                case "--latency-weight" -> "-0.07";
                                case "--proposals" -> "4";
                                case "--screen-first" -> "all";
                                default -> "none";
                            });
        } else {
            String text = expected.isArray() ? expected.path(0).asText() : expected.asText();
            assertThat(usual).containsExactly(text);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theHelpSaysTheRangeThatTheControllerKeeps(SpecificationOption option) {
        MatchResult range = RANGE.matcher(option.description()).results().findFirst().orElseThrow();
        boolean isOpen = range.group(2) == null;
        BigDecimal least = number(isOpen ? range.group(3) : range.group(1));
        BigDecimal most = isOpen ? least : number(range.group(2));
        // Where 1 is too strict, no network of the space fits, which is another rule.
        BigDecimal ample = isOpen ? BigDecimal.valueOf(1L << 50) : least;
        for (BigDecimal bound : List.of(ample, isOpen ? ample : most)) {
            assertThatCode(() -> read(option, bound)).doesNotThrowAnyException();
        }
        BigDecimal below = least.subtract(BigDecimal.ONE);
        for (BigDecimal beyond :
                isOpen ? List.of(below) : List.of(below, most.add(BigDecimal.ONE))) {
            assertThatThrownBy(() -> read(option, beyond))
                    .isInstanceOf(InvalidSpecificationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void theHelpNamesEveryChoice(SpecificationOption option) {
        assertThat(option.description()).contains(option.candidates());
    }

    private static JsonNode macro() {
        String request = "{\"dataset\": \"cifar10\", \"space\": {\"name\": \"macro\"}}";
        return Json.tree(SearchSpecification.read(request));
    }

    private static void read(SpecificationOption option, BigDecimal value) {
        ObjectNode specification = Json.tree(Map.of("dataset", "cifar10"));
        switch (option.option()) {
            case "--layers", "--largest-stride" ->
                    specification.withObject("space").put("name", "macro");
            case "--train-examples", "--validation-examples" ->
                    specification.withObject("recipe").put("batchSize", 1);
            case "--latency-weight" ->
                    specification
                            .withObject("objective")
                            .withObject("latency")
                            .put("targetMilliseconds", 5);
            default -> {}
        }
        if (option.type() == Double.class) {
            option.set(specification, value.doubleValue());
        } else {
            option.set(specification, value.longValueExact());
        }
        SearchSpecification.read(Json.write(specification));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}

package io.cellwright.controller.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.settings.Explanation;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.controller.search.strategy.Strategies;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    static Stream<NamedSettings> settings() {
        return Stream.of(Strategies.SETTINGS, Fidelity.SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyKindAndEachOfItsParametersIsExplained(NamedSettings settings) {
        Map<String, Explanation> all = Explanation.of(settings);
        assertThat(all.keySet()).containsExactlyElementsOf(settings.names());
        all.forEach((name, explanation) -> {
            assertThat(explanation.title()).as(name).isNotBlank();
            if (!name.equals("full")) {
                assertThat(explanation.source()).as(name).containsPattern("[12][0-9]{3}");
            }
            explanation
                    .parameters()
                    .forEach((key, parameter) ->
                            assertThat(parameter.meaning()).as(name + "." + key).isNotBlank());
        });
    }
}

package io.cellwright.searchspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {

    @Test
    void yamlAndJsonSayTheSame() {
        String yaml =
                """
                # A search.
                name: "3"
                trials: 10_000
                seed: 9007199254740991
                recipe:
                  preset: quick
                  learningRate: 5e-2
                  augmentation: {flip: false, mixup: .2}
                  schedule:
                    kind: step
                    epochs:
                      - 60
                      - 80
                baselines: [resnet20, no]
                nothing: ~
                """;
        String json =
                """
                {"name": "3", "trials": 10000, "seed": 9007199254740991,
                 "recipe": {"preset": "quick", "learningRate": 0.05,
                            "augmentation": {"flip": false, "mixup": 0.2},
                            "schedule": {"kind": "step", "epochs": [60, 80]}},
                 "baselines": ["resnet20", "no"], "nothing": null}
                """;
        assertThat(YamlDocument.read(yaml)).isEqualTo(Json.readTree(json));
        assertThat(YamlDocument.read(json)).isEqualTo(Json.readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    010       | 10
                    -1.50     | -1.5
                    +3        | 3
                    1.        | 1.0
                    yes       | "yes"
                    True      | true
                    1e999     | "1e999"
                    99999999999999999999 | 99999999999999999999
                    2020-01-01 | "2020-01-01"
                    '1e-4'    | "1e-4"
                    12_       | 12
                    """)
    void aWordIsWhatJsonMeansByIt(String word, String json) {
        assertThat(YamlDocument.read("value: " + word).path("value").toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    a: 1~a: 2          | line 2: the field a is there twice
                    a: &x 1~b: *x      | line 2: references to other parts of the file are not allowed
                    a: [               | line 1: it is not YAML
                    {"a": 1, "a": 2}   | line 1: the field a is there twice
                    a: !!java.net.URL x | line 1: it is not YAML: Global tag is not allowed
                    {"a":              | line 1, column
                    a: {b: {c: {d: {e: {f: {g: {h: {i: 1}}}}}}}} | line 1: it is not YAML
                    """)
    void whatIsNeitherIsRefusedWithItsLine(String text, String rule) {
        assertThatThrownBy(() -> YamlDocument.read(text.replace('~', '\n')))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void everyKindThatIsOfferedForARecipeIsOneThatIsRead() {
        RecipeChoices choices = RecipeChoices.all();
        assertThat(RecipeChoices.kinds(choices.optimizers()))
                .isEqualTo(Json.kinds(Optimizer.class));
        assertThat(RecipeChoices.kinds(choices.schedules())).isEqualTo(Json.kinds(Schedule.class));
        for (String weights : choices.initialWeights()) {
            String document = "{\"initialWeights\": \"%s\"}".formatted(weights);
            assertThat(Json.read(document, Recipe.class).initialWeights().text())
                    .isEqualTo(weights);
        }
        assertThat(choices.precisions()).isEqualTo(List.of("auto", "fp32", "bf16"));
    }
}

package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `model show` says of a network that is not as published, and of published numbers.
class ModelFormTest {

    private static String printed(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static JsonNode document(String... arguments) {
        return Json.readTree(printed(arguments));
    }

    /// What small means is in [io.cellwright.searchspace.zoo.SmallerForm].
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    resnet50 --input 48  | small-images | one 3x3 convolution
                    resnet50 --input 49  | published    |
                    resnet50             | published    |
                    resnet20 --input 224 | published    |
                    unet --input 187     | padded       | all convolutions are padded
                    unet --input 188     | published    |
                    """)
    void theFormOfANetworkIsSaidWhereverItIsShown(String model, String form, String difference) {
        String command = "model show " + model + " --totals";
        JsonNode document = document((command + " -o json").split(" "));
        String table = printed(command.split(" "));

        assertThat(document.path("form").asText()).isEqualTo(form);
        if (difference == null) {
            assertThat(document.path("form_note").asText()).isEmpty();
            assertThat(table).doesNotContain("\nform ");
        } else {
            assertThat(document.path("form_note").asText()).contains(difference);
            assertThat(table).contains("\nform %s, at most ".formatted(form), difference);
        }
    }

    @Test
    void titleAndPublishedNumbersAreOfThePublishedNetworkOnly() {
        String own = printed("model", "show", "resnet50", "--totals");
        String other = printed("model", "show", "resnet50", "--totals", "--classes", "10");

        assertThat(own).startsWith("resnet50, ResNet-50: 3x224x224 in").contains("PUBLISHED");
        assertThat(other)
                .startsWith("resnet50: 3x224x224 in, 10x1x1 out\nafter ResNet-50, made for ")
                .doesNotContain("PUBLISHED", "SOURCE");
    }

    @Test
    void fullPublishedNumbersHaveTheCommasOfOurs() {
        assertThat(printed("model", "show", "alexnet", "--totals").lines())
                .anyMatch(line -> line.matches("parameters +62,378,344 +62,378,344 +imgclsmob.*"));
        assertThat(printed("model", "list").lines())
                .anyMatch(line -> line.matches("vgg11 .* 132,863,336 +133M; 132,863,336 .*"));
        assertThat(document("model", "show", "alexnet", "-o", "json").path("published"))
                .anyMatch(figure -> figure.path("value").asText().equals("62378344"));
    }

    @Test
    void eachPublishedNumberHasItsOwnSource() {
        assertThat(printed("model", "show", "mobilenet-v2", "--totals").lines())
                .anyMatch(line -> line.matches("parameters .* torchvision, .*"))
                .anyMatch(line -> line.matches("top-1 error, % .* mmpretrain, .*"));
    }
}

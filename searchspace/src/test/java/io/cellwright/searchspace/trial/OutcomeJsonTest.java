package io.cellwright.searchspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeJsonTest {

    private static final String OLD_CURVE =
            """
            {"points":[{"epoch":1,"trainLoss":2.1,"trainAccuracy":0.2,"validationLoss":2.0,\
            "validationAccuracy":0.25,"learningRate":0.1,"seconds":3.0}]}\
            """;

    private static LearningCurve curve(OptionalDouble topFive) {
        return new LearningCurve(
                List.of(new LearningCurve.Point(1, 2.1, 0.2, 2, 0.25, 0.1, 3, topFive)));
    }

    private static Outcome.Succeeded measured() {
        ConfusionMatrix confusion =
                new ConfusionMatrix(
                        List.of("cat", "dog"), List.of(List.of(3L, 1L), List.of(0L, 4L)));
        Scores scores =
                new Scores(
                        0.25,
                        0.875,
                        OptionalDouble.of(1),
                        OptionalDouble.of(0.5),
                        3,
                        1000,
                        OptionalLong.of(123_456_789),
                        Optional.of(new Latency(1.5, OptionalDouble.of(0.25))));
        return new Outcome.Succeeded(
                curve(OptionalDouble.of(0.75)), scores, Optional.of(confusion));
    }

    private static Outcome.Succeeded barelyMeasured() {
        return new Outcome.Succeeded(
                curve(OptionalDouble.empty()), Scores.of(0.25, 0.24, 3, 1000), Optional.empty());
    }

    @Test
    void outcomesSurviveTheRoundTrip() {
        for (Outcome outcome :
                List.of(
                        measured(),
                        barelyMeasured(),
                        new Outcome.Failed(
                                measured().curve(),
                                FailureReason.NOT_A_NUMBER,
                                "the loss is NaN"))) {
            assertThat(Json.read(Json.write(outcome), Outcome.class)).isEqualTo(outcome);
        }
    }

    @Test
    void whatWasNotMeasuredIsNotWritten() {
        assertThat(Json.write(barelyMeasured()))
                .isEqualTo(
                        """
                        {"kind":"succeeded","curve":%s,"scores":{"validationAccuracy":0.25,\
                        "testAccuracy":0.24,"seconds":3.0,"imagesPerSecond":1000.0}}\
                        """
                                .formatted(OLD_CURVE));
    }

    @Test
    void anOutcomeFromBeforeScoresWereARecordIsRead() {
        String document =
                """
                {"kind":"succeeded","curve":%s,"validationAccuracy":0.25,"testAccuracy":0.24,\
                "seconds":3.0,"imagesPerSecond":1000.0}\
                """
                        .formatted(OLD_CURVE);
        assertThat(Json.read(document, Outcome.class)).isEqualTo(barelyMeasured());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "testAccuracy":0.875     | "testAccuracy":1.5       | scores: testAccuracy is 0.0 to 1.0, not 1.5
                    "testAccuracy":0.875,    | ''                       | scores.testAccuracy: the field is missing
                    "testTopFiveAccuracy":1.0 | "testTopFiveAccuracy":0.8 | scores: testTopFiveAccuracy is 0.875 to 1.0, not 0.8
                    "testTopFiveAccuracy":1.0 | "testTopFiveAccuracy":null | scores.testTopFiveAccuracy: the field is null
                    "testTopFiveAccuracy":1.0 | "testTopFiveAccuracy":"all" | scores.testTopFiveAccuracy: it is a number, not "all"
                    "testTopFiveAccuracy":1.0 | "top5":1.0              | scores.top5: there is no such field
                    "testLoss":0.5           | "testLoss":-1.0          | scores: testLoss is 0.0 to
                    [0,4]                    | [0,4,1]                  | confusion: counts[1] has 2 values, one for each class, not 3
                    [0,4]                    | [0,-4]                   | confusion: counts[1] is 0 to
                    [0,4]                    | [0,null]                 | confusion: a value of a list is null
                    "cat"                    | ""                       | confusion: the length of a class's name is 1 to 255, not 0
                    123456789                | -1                       | scores: peakMemoryBytes is 0 to
                    123456789                | "much"                   | scores.peakMemoryBytes: it is a whole number, not "much"
                    "millisecondsAtBatch1":1.5 | "millisecondsAtBatch1":0 | scores.latency: millisecondsAtBatch1 is positive and finite, not 0.0
                    "validationTopFiveAccuracy":0.75 | "validationTopFiveAccuracy":0.2 | curve.points[0]: validationTopFiveAccuracy is 0.25 to 1.0, not 0.2
                    "validationTopFiveAccuracy" | "validationTop5"      | curve.points[0].validationTop5: there is no such field
                    "scores":                | "score":                 | scores: the field is missing
                    """)
    void aWrongScoreIsNamedWithItsRule(String right, String wrong, String message) {
        String json = Json.write(measured());
        String changed = json.replace(right, wrong);
        assertThat(changed).isNotEqualTo(json);
        assertThatThrownBy(() -> Json.read(changed, Outcome.class))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContainIgnoringCase("java", "cellwright", "creator", "deserialize", "`");
    }

    @Test
    void namesOfMoreThanAHundredClassesAreNoMatrix() {
        List<String> classes = Collections.nCopies(101, "one");
        assertThatThrownBy(() -> new ConfusionMatrix(classes, List.of()))
                .hasMessage("the number of classes is 1 to 100, not 101");
    }
}

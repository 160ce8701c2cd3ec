package io.cellwright.searchspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    private static final SearchSpace SPACE = Spaces.named("nasnet-small").open(Map.of("blocks", 3));

    private static Evaluation sampled(long seed) {
        return new Evaluation(
                Candidate.of(SPACE.decode(SPACE.sample(new Random(seed))), 2, 16),
                DatasetName.CIFAR10,
                Recipe.searchProxy(),
                seed);
    }

    @Test
    void anEvaluationOfCellsSurvivesTheRoundTrip() {
        Evaluation evaluation = sampled(7);
        assertThat(Json.read(Json.write(evaluation), Evaluation.class)).isEqualTo(evaluation);
    }

    @Test
    void anEvaluationOfAnUntrainedNetworkNamesItsScore() {
        Evaluation training = sampled(7);
        Evaluation scoring =
                new Evaluation(
                        training.candidate(),
                        training.dataset(),
                        training.recipe(),
                        training.seed(),
                        Optional.of(ZeroCost.GRADIENT_NORM));
        assertThat(Json.write(scoring)).contains("\"zeroCost\":\"gradient-norm\"");
        assertThat(Json.read(Json.write(scoring), Evaluation.class)).isEqualTo(scoring);
        assertThat(Json.write(training)).doesNotContain("zeroCost");
    }

    @Test
    void aScoreSurvivesTheRoundTrip() {
        Outcome scored = new Outcome.Scored(-12.5, 0.25);
        assertThat(Json.read(Json.write(scored), Outcome.class)).isEqualTo(scored);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void candidatesOfEverySpaceSurviveTheRoundTrip(SearchSpace space) {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            Candidate candidate = Candidate.of(space.decode(space.sample(random)), 2, 16);
            assertThat(Json.read(Json.write(candidate), Candidate.class)).isEqualTo(candidate);
        }
    }

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream().map(NamedSpace::open);
    }

    @Test
    void aDocumentFromBeforeKindsAndCombinationsIsReadAsCellsThatAdd() {
        String cell =
                """
                {"blocks": [{"first": {"input": 0, "operation": "identity"},
                             "second": {"input": 1, "operation": "conv-3x3"}}],
                 "outputs": [2]}
                """;
        String document =
                """
                {"architecture": {"normal": %s, "reduction": %s}, "cellsPerStage": 1, "filters": 8}
                """
                        .formatted(cell, cell);
        Cell adding =
                Cell.of(
                        List.of(
                                new CellBlock(
                                        new Branch(0, new Block.Identity()),
                                        new Branch(1, new Block.Convolution(3)))));
        Candidate candidate = new Candidate.Cells(new Architecture.Cells(adding, adding), 1, 8);
        assertThat(Json.read(document, Candidate.class)).isEqualTo(candidate);
        assertThat(Json.write(candidate)).doesNotContain("combination");
        assertThat(Json.write(candidate)).startsWith("{\"kind\":\"cells\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"kind":"edges","architecture":"!none~0!","cellsPerStage":1,"filters":8} | architecture: at position 8 of
                    {"kind":"edges","architecture":["none"],"cellsPerStage":1,"filters":8}   | architecture: it is a name, a string
                    {"kind":"layers","architecture":{"layers":[]}}                           | architecture: a network has 1 to 40 layers, not 0
                    {"kind":"layers","architecture":{"layers":[{"filterHeight":2,"filterWidth":1,"filters":24,"stride":1,"inputs":[]}]}} | architecture.layers[0]: filterHeight is odd, not 2
                    {"kind":"layers"}                                                        | architecture: the field is missing
                    {"kind":7}                                                               | kind is one of [cells, edges, layers, model], not 7
                    {"kind":null}                                                            | kind is one of
                    []                                                                       | a candidate is an object
                    """)
    void aWrongCandidateIsNamedWithItsRule(String document, String message) {
        assertThatThrownBy(() -> Json.read(document.replace('!', '|'), Candidate.class))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownCombinationIsRefused() {
        String json = Json.write(sampled(7));
        String wrong = json.replaceFirst("\\}\\},\\{", "},\"combination\":\"times\"},{");
        assertThat(wrong).isNotEqualTo(json);
        assertThatThrownBy(() -> Json.read(wrong, Evaluation.class))
                .hasMessageContaining(
                        "blocks[0].combination: a combination is one of [add, concat");
    }

    @Test
    void anEvaluationOfAModelIsWrittenByItsName() {
        Evaluation evaluation =
                new Evaluation(
                        new Candidate.HandDesigned(Zoo.named("resnet20")),
                        DatasetName.SHAPES,
                        Recipe.searchProxy(),
                        1);
        String json = Json.write(evaluation);
        assertThat(json)
                .contains(
                        "\"candidate\":{\"kind\":\"model\",\"model\":\"resnet20\"}",
                        "\"dataset\":\"shapes\"");
        assertThat(Json.read(json, Evaluation.class)).isEqualTo(evaluation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "epochs":3         | "epochs":0       | recipe: epochs is 1 to 10,000, not 0
                    "epochs":3         | "epochs":"three" | recipe.epochs: it is a whole number, not "three"
                    "epochs":3         | "epochs":2.5     | recipe.epochs: it is a whole number, not 2.5
                    "epochs":3         | "epochs":[3]     | recipe.epochs: it is a whole number, not a list
                    "epochs":3         | "epochs":99999999999 | recipe.epochs: it is a whole number of at most 2,147,483,647, not 99999999999
                    "momentum":0.9     | "momentum":"much"| recipe.optimizer.momentum: it is a number, not "much"
                    "flip":true        | "flip":"yes"     | recipe.augmentation.flip: it is true or false, not "yes"
                    "dataset":"cifar10"| "dataset":3      | dataset:
                    "recipe":{         | "recipe":5,"unused":{ | recipe: a recipe is an object, or the name of one of [search-proxy
                    "epochs":3         | "epochs":null    | recipe.epochs: the field is null
                    "epochs":3         | "epoch":3        | recipe.epoch: there is no such field; did you mean epochs?
                    "epochs":3         | "epochs":3,"pi":3| recipe.pi: there is no such field; there are [augmentation, averageDecay, batchSize, epochs
                    "momentum":0.9     | "momentum":1     | recipe.optimizer: momentum is 0.0 to 0.9999, not 1.0
                    "dataset":"cifar10"| "dataset":"imagenet"| dataset: no data set is named "imagenet"
                    "kind":"cells"     | "kind":"cell"    | candidate:
                    "cellsPerStage":2  | "cellsPerStage":0| candidate: cellsPerStage is 1 to 20, not 0
                    """)
    void aWrongFieldIsNamedWithItsRule(String right, String wrong, String message) {
        String json = Json.write(sampled(7));
        assertThat(json).contains(right);
        assertThatThrownBy(() -> Json.read(json.replace(right, wrong), Evaluation.class))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContainIgnoringCase("java", "cellwright", "creator", "deserialize", "`");
    }

    @Test
    void whatIsNotJsonIsSaidWithItsPlace() {
        assertThatThrownBy(() -> Json.readTree("{\"a\": 1,\n \"b\" 2}"))
                .hasMessageStartingWith("line 2, column ");
    }

    @Test
    void aDocumentNeverNamesAClass() {
        assertThatThrownBy(() ->
                        Json.read(
                                "{\"kind\":\"java.lang.Runtime\",\"model\":\"resnet20\"}",
                                Candidate.class))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Json.readTree("[".repeat(100_000)))
                .isInstanceOf(InvalidDocumentException.class);
    }
}

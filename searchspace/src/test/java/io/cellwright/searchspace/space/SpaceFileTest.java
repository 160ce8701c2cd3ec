package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.CellBlock.Combination;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceFileTest {

    private static final String WHOLE =
            """
            name: tiny
            title: A tiny space
            operations:
              - identity
              - sep-conv-3x3
            blocks: 2
            combination: either
            inputs: different
            outputs: all
            widths: [8, 16]
            constraints:
              parameters: 300_000
              multiplyAdds: 50000000
            """;

    @Test
    void everyFieldIsRead() {
        SpaceDefinition definition = SpaceFile.read("tiny.yaml", WHOLE);
        assertThat(definition)
                .isEqualTo(
                        new SpaceDefinition(
                                new Description("tiny", "A tiny space", ""),
                                new CellRules(
                                        2,
                                        List.of(
                                                new Block.Identity(),
                                                new Block.SeparableConvolution(3)),
                                        List.of(Combination.ADD, Combination.CONCATENATE),
                                        CellRules.Inputs.DIFFERENT,
                                        CellRules.Outputs.ALL,
                                        List.of(8, 16)),
                                new Constraints(
                                        OptionalLong.of(300_000),
                                        OptionalLong.of(50_000_000),
                                        OptionalLong.empty())));
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        SpaceDefinition definition =
                SpaceFile.read("short.yaml", "{name: short, operations: [identity]}");
        assertThat(definition.description().title()).isEqualTo("short");
        assertThat(definition.rules())
                .isEqualTo(CellRules.adding(4, List.of(new Block.Identity())));
        assertThat(definition.constraints()).isEqualTo(Constraints.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, "{name: short, operations: [identity]}"})
    void theFieldsOfADefinitionAreReadAsTheSame(String text) throws JsonProcessingException {
        SpaceDefinition definition = SpaceFile.read("first", text);
        String json = new ObjectMapper().writeValueAsString(definition.fields());
        assertThat(SpaceFile.read("second", json)).isEqualTo(definition);
    }

    @Test
    void jsonIsReadAsWell() {
        String json = "{\"name\":\"short\",\"operations\":[\"identity\"],\"widths\":[8]}";
        assertThat(SpaceFile.read("short.json", json).rules().widths()).containsExactly(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sep-conv-3x3     | sep-conv-33        | 5  | operations[1]: no operation is named "sep-conv-33"; did you mean sep-conv-3x3?
                    - identity       | - sep-conv-3x3     | 5  | operations[1]: "sep-conv-3x3" is there twice
                    blocks: 2        | blocks: 13         | 6  | blocks: it is a whole number from 1 to 12, not 13
                    blocks: 2        | blocks: two        | 6  | blocks: it is a whole number from 1 to 12
                    blocks: 2        | blocks: 2.5        | 6  | blocks: it is a whole number from 1 to 12
                    blocks: 2        | block: 2           | 6  | block: no field is named "block"; did you mean blocks?
                    combination: ei  | combination: nei   | 7  | combination: no combination is named "neither"; did you mean either?
                    inputs: different| inputs: same       | 8  | inputs: no rule of inputs is named "same"; there are any, different
                    widths: [8, 16]  | widths: [8, 8]     | 10 | widths[1]: 8 is there twice
                    widths: [8, 16]  | widths: 8          | 10 | widths: it is a list
                    widths: [8, 16]  | widths: []         | 10 | widths: it is a list of 1 to 16, not of 0
                    300_000          | 0                  | 12 | constraints.parameters: it is a whole number from 1 to
                    multiplyAdds     | multiplyadds       | 13 | constraints.multiplyadds: no field is named "multiplyadds"; did you mean multiplyAdds?
                    name: tiny       | name: tiny space   | 1  | name: name is 1 to 60 letters, digits, dots and hyphens, not "tiny space"
                    name: tiny       | title: tiny        | 2  | title: the field is there twice
                    name: tiny       | source: tiny       | 1  | name: the field is missing
                    widths: [8, 16]  | widths: [8, 16     | 11 | it is not YAML:
                    """)
    void aWrongFileIsRefusedWithFileLineFieldAndRule(
            String right, String wrong, int line, String message) {
        assertThat(WHOLE).contains(right);
        String text = WHOLE.replace(right, wrong);
        assertThatThrownBy(() -> SpaceFile.read("tiny.yaml", text))
                .isInstanceOf(InvalidSpaceException.class)
                .hasMessageStartingWith("tiny.yaml, line %d: %s".formatted(line, message));
    }

    @Test
    void hostileFilesAreRefused() {
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "a: &x [1]\nb: *x\n"))
                .hasMessage(
                        "a.yaml, line 2: references to other parts of the file are not allowed");
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "[".repeat(10_000)))
                .hasMessageStartingWith("a.yaml, line 1: it is not YAML: ");
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "a".repeat(100_000)))
                .hasMessageContaining("at most 65,536 characters, not 100,000");
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "name: !!java.io.File [x]\n"))
                .isInstanceOf(InvalidSpaceException.class);
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", ""))
                .hasMessage("a.yaml, line 1: the file is empty");
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "- a\n"))
                .hasMessage("a.yaml, line 1: it has fields, each with a value");
        assertThatThrownBy(() -> SpaceFile.read("a.yaml", "a: 1\n---\nb: 1\n"))
                .hasMessageContaining("it is not YAML: ");
    }
}

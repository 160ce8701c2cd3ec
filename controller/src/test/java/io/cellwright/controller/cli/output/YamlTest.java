package io.cellwright.controller.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Json;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void fieldsAreLinesAndListsOfValuesStandInBrackets() {
        String json =
                """
                {"name": "net", "shape": [3, 32, 32], "none": [], "empty": {}, "nothing": null,
                 "totals": {"bytes": 12, "share": 0.5},
                 "layers": [{"name": "a.b", "of": ["x"]}, {"name": "c", "inner": [{"z": 1}]}, [[1], [2]]]}
                """;
        assertThat(Yaml.write(Json.readTree(json)))
                .isEqualTo(
                        """
                        name: net
                        shape: [3, 32, 32]
                        none: []
                        empty: {}
                        nothing: null
                        totals:
                          bytes: 12
                          share: 0.5
                        layers:
                          - name: a.b
                            of: [x]
                          - name: c
                            inner:
                              - z: 1
                          - - [1]
                            - [2]
                        """);
    }

    @Test
    void aTextThatCouldBeSomethingElseIsQuoted() {
        String json = "[\"yes\", \"1\", \"\", \"a: b\", \"# c\", \"say \\\"hi\\\"\", \"x\\ny\"]";
        assertThat(Yaml.write(Json.readTree(json)))
                .isEqualTo(
                        "[\"yes\", \"1\", \"\", \"a: b\", \"# c\", \"say \\\"hi\\\"\", \"x\\ny\"]\n");
        assertThat(Yaml.write(Json.readTree("{\"no\": true}"))).isEqualTo("\"no\": true\n");
    }
}

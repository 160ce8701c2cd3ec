package io.cellwright.controller.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    @Test
    void theTableIsThisOne() {
        String table =
                Arrays.stream(TrialState.Kind.values())
                        .map(from -> from.text() + " -> " + String.join(" ", next(from)))
                        .collect(Collectors.joining("\n"));
        assertThat(table)
                .isEqualToNormalizingWhitespace(
                        """
                        suggested -> leased succeeded scored failed pruned cancelled
                        leased -> suggested leased running paused succeeded scored failed cancelled
                        running -> suggested running paused succeeded scored failed pruned cancelled
                        paused -> leased succeeded failed pruned cancelled
                        succeeded ->
                        scored ->
                        failed ->
                        pruned ->
                        cancelled ->
                        """);
    }

    @Test
    void anIllegalMoveIsRefusedWithBothNames() {
        assertThatThrownBy(() ->
                        Transitions.require(7, TrialState.Kind.SUCCEEDED, TrialState.Kind.RUNNING))
                .isInstanceOf(ConflictException.class)
                .hasMessage("trial 7 is succeeded and cannot become running");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasEndedStaysAsItIsAndNothingElseDoes(TrialState.Kind kind) {
        assertThat(next(kind).isEmpty()).isEqualTo(kind.ended());
        assertThat(TrialState.Kind.of(kind.text())).isEqualTo(kind);
    }

    private static List<String> next(TrialState.Kind from) {
        return Arrays.stream(TrialState.Kind.values())
                .filter(to -> Transitions.isLegal(from, to))
                .map(TrialState.Kind::text)
                .toList();
    }
}

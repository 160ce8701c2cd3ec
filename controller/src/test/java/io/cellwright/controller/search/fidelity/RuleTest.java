package io.cellwright.controller.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 3, 9, '[1, 3, 9]'",
        "1, 3, 10, '[1, 3, 9, 10]'",
        "2, 4, 50, '[2, 8, 32, 50]'",
        "1, 3, 3, '[1, 3]'",
        "3, 3, 3, '[3]'"
    })
    void rungsLieBelowTheEndAndAtIt(int minimum, int reduction, int end, String epochs) {
        assertThat(Rungs.of(minimum, reduction, end).epochs()).hasToString(epochs);
    }

    @Test
    void aRecipeThatEndsBeforeTheFirstDecisionIsRefused() {
        assertThatThrownBy(() -> Rule.requireRoom(new Fidelity.Asha(3, 5), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "minimumEpochs leaves nothing to stop early: it is below 3 with this recipe, not 5");
        assertThatThrownBy(() -> Rule.requireRoom(new Fidelity.MedianStop(2, 5), 3))
                .hasMessage(
                        "graceEpochs leaves nothing to stop early: it is below 2 with this recipe, not 2");
        assertThatCode(() -> Rule.requireRoom(new Fidelity.Hyperband(3, 2), 3))
                .doesNotThrowAnyException();
        assertThatCode(() -> Rule.requireRoom(new Fidelity.Full(), 1)).doesNotThrowAnyException();
    }
}

package io.cellwright.controller.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min 0 s",
        "250, 4 min 10 s",
        "3600, 1 h 0 min",
        "7505, 2 h 5 min"
    })
    void aDurationHasItsTwoLargestUnits(long seconds, String text) {
        assertThat(Text.duration(seconds)).isEqualTo(text);
    }

    @Test
    void aMissingNumberIsADash() {
        assertThat(Text.percent(OptionalDouble.empty())).isEqualTo("-");
        assertThat(Text.percent(OptionalDouble.of(0.6131))).isEqualTo("61.3 %");
    }

    @Test
    void aLongTextKeepsItsBeginning() {
        assertThat(Text.shortened("0123456789", 10)).isEqualTo("0123456789");
        assertThat(Text.shortened("0123456789a", 10)).isEqualTo("0123456...");
    }
}

package io.cellwright.searchspace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("serve", "search", "worker", "resnet20");

    @ParameterizedTest
    @CsvSource({"serach, search", "serv, serve", "resnet2O, resnet20", "workers, worker"})
    void aWordThatIsNearlyKnownIsMeant(String word, String meant) {
        assertThat(Spelling.hint(word, KNOWN)).isEqualTo("; did you mean %s?".formatted(meant));
    }

    @ParameterizedTest
    @CsvSource({"foo", "vgg16", "''"})
    void aWordThatIsLikeNoneGetsNoHint(String word) {
        assertThat(Spelling.hint(word, KNOWN)).isEmpty();
    }

    @Test
    void theDashesOfAnOptionDoNotMakeItLikeAnother() {
        assertThat(Spelling.hint("--nope", List.of("--home"))).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsMeant() {
        assertThat(Spelling.nearest("--trails", List.of("--train", "--trials")))
                .contains("--trials");
    }
}

package io.cellwright.controller.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.fidelity.FinalAccuracy.Finished;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinalAccuracyTest {

    @Test
    void whileNoneHasFinishedItIsTheAccuracyItself() {
        assertThat(FinalAccuracy.estimate(0.3, List.of())).isEqualTo(0.3);
    }

    @Test
    void afterwardsItIsMoreByTheMeanGainOfThoseThatFinished() {
        List<Finished> finished = List.of(new Finished(0.4, 0.7), new Finished(0.6, 0.7));
        assertThat(FinalAccuracy.estimate(0.3, finished)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void itStaysBelowTheBestThatFinished() {
        List<Finished> finished = List.of(new Finished(0.4, 0.7), new Finished(0.6, 0.7));
        assertThat(FinalAccuracy.estimate(0.6, finished))
                .isLessThan(0.7)
                .isEqualTo(0.7, within(1e-9));
    }

    @Test
    void itIsNotBelowWhatWasMeasured() {
        List<Finished> finished = List.of(new Finished(0.4, 0.5));
        assertThat(FinalAccuracy.estimate(0.6, finished)).isEqualTo(0.6);
    }

    @Test
    void whereOthersGotWorseItIsStillAnAccuracy() {
        List<Finished> finished = List.of(new Finished(0.6, 0.1));
        assertThat(FinalAccuracy.estimate(0.3, finished)).isZero();
    }
}

package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.trial.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Schedule ONE_COSINE = Schedule.Cosine.DEFAULT;

    @Test
    void alongACosineTheFirstStepHasTheFullRateAndTheMiddleHalfOfIt() {
        Timetable.Epoch whole = new Timetable(0.1, ONE_COSINE, 0, 100, 100).epoch(1, List.of());

        assertThat(whole.rate(0)).isEqualTo(0.1f);
        assertThat(whole.rate(50)).isCloseTo(0.05f, within(1e-9f));
        // (1 + cos 45 degrees) / 2
        assertThat(whole.rate(25)).isCloseTo(0.0853553f, within(1e-7f));
    }

    @Test
    void alongACosineTheRateFallsFromStepToStepAndEndsAboveZero() {
        Timetable.Epoch whole = new Timetable(0.1, ONE_COSINE, 0, 100, 100).epoch(1, List.of());

        for (int step = 1; step < 100; step++) {
            assertThat(whole.rate(step)).isPositive().isLessThan(whole.rate(step - 1));
        }
    }

    /// Of 2, 4 and 8 steps.
    @Test
    void eachCycleBeginsWithTheFullRateAndIsLongerThanTheOneBefore() {
        Timetable timetable = new Timetable(2, new Schedule.Cosine(3, 2), 0, 14, 14);

        assertThat(rates(timetable, 1, List.of()))
                .usingElementComparator(TimetableTest::compare)
                .containsExactly(
                        2f, 1f, 2f, 1.70711f, 1f, 0.29289f, 2f, 1.92388f, 1.70711f, 1.38268f, 1f,
                        0.61732f, 0.29289f, 0.07612f);
    }

    @Test
    void cyclesOfOneLengthDivideTheTrainingEvenly() {
        Timetable timetable = new Timetable(2, new Schedule.Cosine(3, 1), 0, 6, 6);

        assertThat(rates(timetable, 1, List.of()))
                .usingElementComparator(TimetableTest::compare)
                .containsExactly(2f, 1f, 2f, 1f, 2f, 1f);
    }

    @Test
    void aConstantRateStaysAsItIs() {
        Timetable timetable = new Timetable(0.5, new Schedule.Constant(), 0, 2, 200);

        assertThat(rates(timetable, 100, List.of(9.0, 9.0))).containsExactly(0.5f, 0.5f);
    }

    @Test
    void stepsMultiplyTheRateAfterTheirEpochs() {
        Timetable timetable = new Timetable(8, new Schedule.Step(0.5, List.of(1, 3, 4)), 0, 1, 5);

        assertThat(
                        IntStream.rangeClosed(1, 5)
                                .mapToObj(epoch -> timetable.epoch(epoch, List.of()).rate(0)))
                .containsExactly(8f, 4f, 4f, 2f, 1f);
    }

    @Test
    void onAPlateauTheRateIsMultipliedAfterEveryPatienceWithoutImprovement() {
        Timetable timetable = new Timetable(8, new Schedule.Plateau(0.5, 2), 0, 1, 10);
        List<Double> losses = List.of(3.0, 2.0, 2.0, 2.5, 2.1, 2.1, 1.9, 2.0);

        assertThat(
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(epoch ->
                                        timetable
                                                .epoch(epoch, losses.subList(0, epoch - 1))
                                                .rate(0)))
                .containsExactly(8f, 8f, 8f, 8f, 4f, 4f, 2f, 2f, 2f);
    }

    @Test
    void aWarmUpGrowsLinearlyAndTheScheduleGoesOnFromItsEnd() {
        Timetable timetable = new Timetable(4, ONE_COSINE, 4, 4, 8);

        assertThat(rates(timetable, 1, List.of())).containsExactly(1f, 2f, 3f, 4f);
        assertThat(rates(timetable, 2, List.of()))
                .usingElementComparator(TimetableTest::compare)
                .containsExactly(4f, 3.41421f, 2f, 0.58579f);
    }

    @Test
    void progressIsTheShareOfStepsThatAreDone() {
        Timetable timetable = new Timetable(4, ONE_COSINE, 0, 4, 8);

        assertThat(timetable.epoch(1, List.of()).progress(0)).isZero();
        assertThat(timetable.epoch(2, List.of()).progress(2)).isEqualTo(0.75f);
    }

    @Test
    void aTrainingWithoutStepsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timetable(0.1, ONE_COSINE, 0, 1, 0))
                .withMessageContaining("0");
    }

    private static List<Float> rates(Timetable timetable, int epoch, List<Double> losses) {
        Timetable.Epoch inEpoch = timetable.epoch(epoch, losses);
        return IntStream.range(0, timetable.stepsPerEpoch()).mapToObj(inEpoch::rate).toList();
    }

    private static int compare(float first, float second) {
        return Math.abs(first - second) < 1e-5f ? 0 : Float.compare(first, second);
    }
}

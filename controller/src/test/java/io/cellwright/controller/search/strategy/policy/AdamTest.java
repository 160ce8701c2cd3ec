package io.cellwright.controller.search.strategy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {

    private final Parameter parameter = Parameter.zero("weight", 1, 2);
    private final Adam adam = new Adam(List.of(parameter), 0.1);

    @Test
    void theFirstStepIsAsLongAsTheLearningRateHoweverLargeTheGradient() {
        parameter.gradient()[0][0] = 1000;
        parameter.gradient()[0][1] = -0.001;
        adam.step();

        assertThat(parameter.values()[0]).containsExactly(new double[] {-0.1, 0.1}, within(1e-5));
    }

    @Test
    void twoStepsAreThoseOfThePaper() {
        parameter.gradient()[0][0] = 1;
        adam.step();
        parameter.gradient()[0][0] = 3;
        adam.step();

        double first = (0.9 * 0.1 * 1 + 0.1 * 3) / (1 - 0.81);
        double second = (0.999 * 0.001 * 1 + 0.001 * 9) / (1 - 0.998001);
        assertThat(parameter.values()[0][0])
                .isCloseTo(-0.1 - 0.1 * first / Math.sqrt(second), within(1e-7));
    }

    @Test
    void aStepClearsTheGradient() {
        parameter.gradient()[0][0] = 1;
        adam.step();

        assertThat(parameter.gradient()[0]).containsExactly(0, 0);
    }
}

package io.cellwright.controller.search.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    private final GaussianProcess model = new GaussianProcess(200);

    /// A point on a line.
    private static Features at(double place) {
        return new Features.Builder().add(1, place).build();
    }

    @Test
    void predictsWhatTwoEquationsByHandGive() {
        // With length 1 and noise 0.1, the covariance at squared distance 4 is 1/4, and the
        // matrix ((1.1, 0.25), (0.25, 1.1)).
        model.add(at(0));
        model.add(at(2));
        model.learn(new double[] {1, -2});

        double determinant = 1.1 * 1.1 - 0.25 * 0.25;
        double first = (1.1 * 1 - 0.25 * -2) / determinant;
        double second = (1.1 * -2 - 0.25 * 1) / determinant;
        double middle = 1 / (1.25 * 1.25);
        double variance = (first - 2 * second) / 2;
        double explained = 2 * middle * middle / (1.1 + 0.25);
        Prediction prediction = model.predict(at(1));
        assertThat(prediction.mean()).isCloseTo(middle * (first + second), within(1e-12));
        assertThat(prediction.deviation())
                .isCloseTo(Math.sqrt(variance * (1 - explained)), within(1e-12));
        assertThat(model.meanAt(0, 1)).isCloseTo(model.predict(at(0)).mean(), within(1e-12));
    }

    @Test
    void isSurerWhereMoreWasObserved() {
        model.add(at(0));
        model.add(at(0.1));
        model.add(at(4));
        model.learn(new double[] {1, -1, 1});

        double crowded = model.predict(at(0.05)).deviation();
        double single = model.predict(at(4)).deviation();
        double between = model.predict(at(2)).deviation();
        double far = model.predict(at(40)).deviation();
        assertThat(crowded).isLessThan(single);
        assertThat(single).isLessThan(between);
        assertThat(between).isLessThan(far);
    }

    @Test
    void followsASmoothCurve() {
        double[] targets = new double[30];
        for (int number = 0; number < 30; number++) {
            model.add(at(number / 5.0));
            targets[number] = Math.sin(number / 5.0);
        }
        model.adapt(targets);
        model.learn(targets);

        assertThat(model.noise()).isEqualTo(0.003);
        assertThat(model.predict(at(3.3)).mean()).isCloseTo(Math.sin(3.3), within(0.02));
    }

    @Test
    void takesNoiseForNoise() {
        RandomGenerator random = new SplittableRandom(5);
        double[] targets = random.doubles(60, -1, 1).toArray();
        for (int number = 0; number < 60; number++) {
            model.add(at(number / 5.0));
        }
        model.adapt(targets);

        assertThat(model.noise()).isGreaterThanOrEqualTo(0.1);
    }
}

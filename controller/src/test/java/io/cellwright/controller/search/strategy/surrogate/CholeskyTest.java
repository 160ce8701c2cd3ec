package io.cellwright.controller.search.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /// The factor of [[4, 2, 2], [2, 10, 7], [2, 7, 21]] is [[2, 0, 0], [1, 3, 0], [1, 2, 4]].
    private final Cholesky factor = new Cholesky(1);

    CholeskyTest() {
        factor.add(new double[] {4});
        factor.add(new double[] {2, 10});
        factor.add(new double[] {2, 7, 21});
    }

    @Test
    void solvesEquations() {
        // The matrix times (1, 2, 3).
        assertThat(factor.solve(new double[] {14, 43, 79}))
                .containsExactly(new double[] {1, 2, 3}, within(1e-12));
    }

    @Test
    void theQuadraticFormIsThatOfTheInverse() {
        // (14, 43, 79) times (1, 2, 3).
        assertThat(factor.quadraticForm(new double[] {14, 43, 79})).isCloseTo(337, within(1e-10));
    }

    @Test
    void theDeterminantIsTheSquareOfTheDiagonalsProduct() {
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(576), within(1e-12));
    }
}

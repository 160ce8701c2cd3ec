package io.cellwright.searchspace.trial;

import java.util.List;

/// How the learning rate goes on from its first value, once a warm-up, if there is one, has brought
/// it there.
public sealed interface Schedule {

    /// The first value throughout.
    record Constant() implements Schedule {}

    /// Multiplied by a factor after certain epochs.
    ///
    /// @param factor below 1
    /// @param epochs after which it is multiplied, counted from 1, ascending
    record Step(double factor, List<Integer> epochs) implements Schedule {

        static final double DEFAULT_FACTOR = 0.1;

        private static final int MAXIMUM_STEPS = 100;

        public Step {
            Rules.within("factor", factor, 1e-4, 0.9999);
            epochs = List.copyOf(epochs);
            Rules.within("number of epochs", epochs.size(), 1, MAXIMUM_STEPS);
            int last = 0;
            for (int epoch : epochs) {
                if (epoch <= last) {
                    throw new IllegalArgumentException(
                            "epochs are counted from 1 and ascending, unlike " + epochs);
                }
                last = epoch;
            }
        }
    }

    /// Along half a cosine from the first value to zero, and again from the first value where there
    /// are several cycles. Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with
    /// Warm Restarts", 2016.
    ///
    /// @param cycles that fill the training, 1 to 100
    /// @param growth how many times as long as the cycle before it each cycle is, 1 to 10
    record Cosine(int cycles, double growth) implements Schedule {

        public static final Cosine DEFAULT = new Cosine(1, 1);

        public Cosine {
            Rules.within("cycles", cycles, 1, 100);
            Rules.within("growth", growth, 1, 10);
        }
    }

    /// Multiplied by a factor whenever the validation loss has not become smaller for some epochs.
    ///
    /// @param factor below 1
    /// @param patience epochs without improvement that are waited for
    record Plateau(double factor, int patience) implements Schedule {

        public static final Plateau DEFAULT = new Plateau(0.1, 5);

        public Plateau {
            Rules.within("factor", factor, 1e-4, 0.9999);
            Rules.within("patience", patience, 1, 1_000);
        }
    }
}

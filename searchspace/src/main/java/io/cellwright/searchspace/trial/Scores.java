package io.cellwright.searchspace.trial;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a training came to: how well the network does, how long that took, and what it needed. What
/// was not measured is absent. Errors are what an accuracy lacks to 1.
///
/// @param validationAccuracy after the last epoch: the reward
/// @param testAccuracy the share of the labels that the network ranks first, on images that no
///   decision of a search depends on
/// @param testTopFiveAccuracy the share of those labels that it ranks among its first five; 1 where
///   there are no more classes
/// @param testLoss the mean cross-entropy over those labels, in nats
/// @param seconds that training took, without loading and compiling and without the test
/// @param imagesPerSecond trained images, validation not counted
/// @param peakMemoryBytes the memory that the trial took on its device at its highest: on a CPU by
///   how much the process's native allocations had grown, to which trials beside it in the same
///   process add what they took meanwhile
/// @param latency on the device that the network was trained on
public record Scores(
        double validationAccuracy,
        double testAccuracy,
        OptionalDouble testTopFiveAccuracy,
        OptionalDouble testLoss,
        double seconds,
        double imagesPerSecond,
        OptionalLong peakMemoryBytes,
        Optional<Latency> latency) {

    public Scores {
        Rules.within("validationAccuracy", validationAccuracy, 0, 1);
        Rules.within("testAccuracy", testAccuracy, 0, 1);
        testTopFiveAccuracy.ifPresent(
                share -> Rules.within("testTopFiveAccuracy", share, testAccuracy, 1));
        testLoss.ifPresent(nats -> Rules.within("testLoss", nats, 0, Double.MAX_VALUE));
        Rules.within("seconds", seconds, 0, Double.MAX_VALUE);
        Rules.within("imagesPerSecond", imagesPerSecond, 0, Double.MAX_VALUE);
        peakMemoryBytes.ifPresent(
                bytes -> Rules.within("peakMemoryBytes", bytes, 0, Long.MAX_VALUE));
    }

    /// What is measured of every training, and nothing else.
    public static Scores of(
            double validationAccuracy,
            double testAccuracy,
            double seconds,
            double imagesPerSecond) {
        return new Scores(
                validationAccuracy,
                testAccuracy,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                seconds,
                imagesPerSecond,
                OptionalLong.empty(),
                Optional.empty());
    }
}

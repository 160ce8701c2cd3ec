package io.cellwright.controller.search.fidelity;

import java.util.List;

/// Stops a candidate whose best accuracy so far is below the median of what the others had on
/// average up to the same epoch.
///
/// @param graceEpochs after which no candidate is stopped yet
/// @param minimumTrials how many others must have come as far
/// @param end the last epoch, after which there is nothing to save
public record MedianRule(int graceEpochs, int minimumTrials, int end) {

    /// Whether a candidate may be stopped after this epoch at all.
    public boolean mayStop(int epoch) {
        return epoch > graceEpochs && epoch < end;
    }

    /// Whether a candidate is stopped after its last epoch so far.
    ///
    /// @param accuracies its validation accuracies, by epoch
    /// @param others those of the other candidates, of each as many as there are
    public boolean stops(List<Double> accuracies, List<List<Double>> others) {
        int epoch = accuracies.size();
        double[] averages =
                others.stream()
                        .filter(one -> one.size() >= epoch)
                        .mapToDouble(one -> average(one.subList(0, epoch)))
                        .sorted()
                        .toArray();
        if (!mayStop(epoch) || averages.length < minimumTrials) {
            return false;
        }
        double best = accuracies.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return best < median(averages);
    }

    private static double average(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

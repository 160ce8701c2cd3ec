package io.cellwright.controller.search.fidelity;

import java.util.ArrayList;
import java.util.List;

/// The epochs after which candidates are judged. The last rung is the end of the training, where
/// nothing is left to judge.
///
/// @param epochs in ascending order, one at least
public record Rungs(List<Integer> epochs) {

    public Rungs {
        epochs = List.copyOf(epochs);
        for (int index = 0; index < epochs.size(); index++) {
            if (epochs.get(index) <= (index == 0 ? 0 : epochs.get(index - 1))) {
                throw new IllegalArgumentException("rungs ascend from 1, not " + epochs);
            }
        }
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("there is a rung at least, the end");
        }
    }

    /// The first one after so many epochs, each further one after `reduction` times as many, and
    /// the end.
    static Rungs of(int minimumEpochs, int reduction, int end) {
        List<Integer> epochs = new ArrayList<>();
        for (long epoch = minimumEpochs; epoch < end; epoch *= reduction) {
            epochs.add((int) epoch);
        }
        epochs.add(end);
        return new Rungs(epochs);
    }

    /// The end of the training.
    public int end() {
        return epochs.getLast();
    }

    /// How many there are, the end included.
    int count() {
        return epochs.size();
    }

    /// All but the end, in ascending order.
    public List<Integer> belowEnd() {
        return epochs.subList(0, epochs.size() - 1);
    }

    /// The rung that follows one below the end.
    int after(int epoch) {
        return epochs.get(epochs.indexOf(epoch) + 1);
    }
}

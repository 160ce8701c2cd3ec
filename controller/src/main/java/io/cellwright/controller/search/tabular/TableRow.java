package io.cellwright.controller.search.tabular;

import io.cellwright.searchspace.cell.Architecture;

/// One line of a table: an architecture and what training it gives and takes.
///
/// @param parameters the number of weights of its network
/// @param multiplyAdds what its network needs for one image
/// @param seconds that the training of a search takes, positive
public record TableRow(
        Architecture architecture,
        long parameters,
        long multiplyAdds,
        Accuracies accuracies,
        double seconds) {

    /// What a strategy observes, from 0 to 1.
    public double reward() {
        return accuracies.reward() / 100;
    }
}

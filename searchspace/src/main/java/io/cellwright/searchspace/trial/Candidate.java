package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.zoo.Model;

/// A network that a trial trains, before it knows its images.
public sealed interface Candidate {

    /// The network for the images of this data set.
    Graph graph(DatasetName dataset);

    /// A short name that is equal for equal networks: a canonical hash with the skeleton's sizes,
    /// or a model's name.
    String key();

    /// Cells stacked on the CIFAR skeleton.
    ///
    /// @param cellsPerStage normal cells in each of the three stages
    /// @param filters the channels of every branch in the first stage
    record Cells(Architecture.Cells architecture, int cellsPerStage, int filters)
            implements Candidate {

        public Cells {
            Rules.within("cellsPerStage", cellsPerStage, 1, 20);
            Rules.within("filters", filters, 2, 1024);
        }

        @Override
        public Graph graph(DatasetName dataset) {
            return new CifarSkeleton(cellsPerStage, filters, dataset.image(), dataset.classes())
                    .stack(architecture);
        }

        @Override
        public String key() {
            return "%s-n%d-f%d".formatted(architecture.hash(), cellsPerStage, filters);
        }
    }

    /// A hand-designed model.
    record HandDesigned(Model model) implements Candidate {

        @Override
        public Graph graph(DatasetName dataset) {
            return model.graph(dataset.image(), dataset.classes());
        }

        @Override
        public String key() {
            return model.name();
        }
    }
}

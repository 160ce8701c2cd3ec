package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.network.EdgesSkeleton;
import io.cellwright.searchspace.network.LayersNetwork;
import io.cellwright.searchspace.zoo.Model;

/// A network that a trial trains, before it knows its images.
public sealed interface Candidate {

    /// A network that a search found, not people.
    sealed interface Searched extends Candidate {

        /// What was decided about it.
        Architecture architecture();
    }

    /// The network for images of this shape and this number of classes.
    Graph graph(Shape image, int classes);

    /// The network for the images of this data set.
    default Graph graph(DatasetName dataset) {
        return graph(dataset.image(), dataset.classes());
    }

    /// A short name that is equal for equal networks: a canonical hash with the skeleton's sizes,
    /// or a model's name.
    String key();

    /// An architecture with the sizes of its skeleton, as far as it does not say itself how large
    /// it is.
    ///
    /// @param cellsPerStage cells in each of the three stages
    /// @param filters the channels in the first stage
    static Searched of(Architecture architecture, int cellsPerStage, int filters) {
        return switch (architecture) {
            case Architecture.Cells cells -> new Cells(cells, cellsPerStage, filters);
            case Architecture.CellsAtWidth(Architecture.Cells cells, int width) ->
                    new Cells(cells, cellsPerStage, width);
            case Architecture.Edges edges -> new Edges(edges, cellsPerStage, filters);
            case Architecture.Layers layers -> new Layers(layers);
        };
    }

    /// Cells stacked on the CIFAR skeleton.
    ///
    /// @param cellsPerStage normal cells in each of the three stages
    /// @param filters the channels of every branch in the first stage
    record Cells(Architecture.Cells architecture, int cellsPerStage, int filters)
            implements Searched {

        public Cells {
            requireSizes(cellsPerStage, filters);
        }

        @Override
        public Graph graph(Shape image, int classes) {
            return new CifarSkeleton(cellsPerStage, filters, image, classes).stack(architecture);
        }

        @Override
        public String key() {
            return sizedKey(architecture, cellsPerStage, filters);
        }
    }

    /// A cell of NAS-Bench-201 stacked on the benchmark's skeleton.
    ///
    /// @param cellsPerStage cells in each of the three stages; 5 in the benchmark
    /// @param filters the channels of the first stage; 16 in the benchmark
    record Edges(Architecture.Edges architecture, int cellsPerStage, int filters)
            implements Searched {

        public Edges {
            requireSizes(cellsPerStage, filters);
        }

        @Override
        public Graph graph(Shape image, int classes) {
            return new EdgesSkeleton(cellsPerStage, filters, image, classes).stack(architecture);
        }

        @Override
        public String key() {
            return sizedKey(architecture, cellsPerStage, filters);
        }
    }

    /// A network that was chosen layer by layer.
    record Layers(Architecture.Layers architecture) implements Searched {

        @Override
        public Graph graph(Shape image, int classes) {
            return new LayersNetwork(image, classes).build(architecture);
        }

        @Override
        public String key() {
            return architecture.hash();
        }
    }

    /// A hand-designed model.
    record HandDesigned(Model model) implements Candidate {

        @Override
        public Graph graph(Shape image, int classes) {
            return model.graph(image, classes);
        }

        @Override
        public String key() {
            return model.name();
        }
    }

    private static void requireSizes(int cellsPerStage, int filters) {
        Rules.within("cellsPerStage", cellsPerStage, 1, 20);
        Rules.within("filters", filters, 2, 1024);
    }

    private static String sizedKey(Architecture architecture, int cellsPerStage, int filters) {
        return "%s-n%d-f%d".formatted(architecture.hash(), cellsPerStage, filters);
    }
}

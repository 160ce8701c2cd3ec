package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.space.NamedSpace.SizeSetting;
import java.util.List;
import java.util.function.IntFunction;

/// The spaces that requests ask for by name.
public final class Spaces {

    /// The name of the space that a search has unless it asks for another.
    public static final String DEFAULT = "documented";

    static final Description SMALL =
            new Description(
                    "nasnet-small",
                    "NASNet with seven operations and sums",
                    "Zoph, Vasudevan, Shlens and Le, 2018; Cellwright's first space, small enough"
                            + " for a demonstration");

    private static final Description EDGES =
            new Description(
                    "nasbench201",
                    "NAS-Bench-201",
                    "Dong and Yang, \"NAS-Bench-201: Extending the Scope of Reproducible Neural"
                            + " Architecture Search\", 2020");

    private static final Description LAYERS =
            new Description(
                    "macro",
                    "Whole networks, layer by layer",
                    "Zoph and Le, \"Neural Architecture Search with Reinforcement Learning\","
                            + " 2017");

    private static final List<NamedSpace> ALL =
            List.of(
                    cells(
                            new Description(
                                    DEFAULT,
                                    "The documented blocks",
                                    "The blocks of the CNN literature, each with its own source,"
                                            + " in cells after Zoph, Vasudevan, Shlens and Le,"
                                            + " \"Learning Transferable Architectures for Scalable"
                                            + " Image Recognition\", 2018"),
                            4,
                            SpaceRules::documented),
                    cells(
                            new Description(
                                    "nasnet",
                                    "NASNet",
                                    "Zoph, Vasudevan, Shlens and Le, \"Learning Transferable"
                                            + " Architectures for Scalable Image Recognition\","
                                            + " 2018"),
                            5,
                            SpaceRules::nasnet),
                    cells(SMALL, 4, SpaceRules::small),
                    cells(
                            new Description(
                                    "darts",
                                    "DARTS",
                                    "Liu, Simonyan and Yang, \"DARTS: Differentiable Architecture"
                                            + " Search\", 2019, without the operation none"),
                            4,
                            SpaceRules::darts),
                    cells(
                            new Description(
                                    "enas",
                                    "ENAS, micro search space",
                                    "Pham, Guan, Zoph, Le and Dean, \"Efficient Neural"
                                            + " Architecture Search via Parameter Sharing\", 2018,"
                                            + " section 2.4"),
                            5,
                            SpaceRules::enas),
                    new NamedSpace(EDGES, List.of(), _ -> new EdgeSpace(EDGES)),
                    new NamedSpace(
                            LAYERS,
                            List.of(
                                    new SizeSetting(
                                            "layers",
                                            "Layers",
                                            6,
                                            1,
                                            Architecture.Layers.MAXIMUM_LAYERS),
                                    new SizeSetting("largestStride", "Largest stride", 3, 1, 3)),
                            sizes -> new LayerSpace(LAYERS, sizes.getFirst(), sizes.getLast())));

    private Spaces() {}

    private static NamedSpace cells(
            Description description, int usualBlocks, IntFunction<CellRules> rules) {
        return new NamedSpace(
                description,
                List.of(
                        new SizeSetting(
                                "blocks", "Blocks in a cell", usualBlocks, 1, Cell.MAXIMUM_BLOCKS)),
                sizes -> new CellSpace(description, rules.apply(sizes.getFirst())));
    }

    /// All spaces, the default first.
    public static List<NamedSpace> all() {
        return ALL;
    }

    /// The names of all spaces.
    public static List<String> names() {
        return ALL.stream().map(NamedSpace::name).toList();
    }

    /// Throws [IllegalArgumentException] where somebody's own space would have the name of one that
    /// is here.
    public static void requireFree(String name) {
        if (names().contains(name)) {
            throw new IllegalArgumentException(
                    "a space of your own has a name of its own, not \"%s\", which is one of %s"
                            .formatted(name, String.join(", ", names())));
        }
    }

    /// The space of that name. Throws [IllegalArgumentException] with the name that was probably
    /// meant, or with all.
    public static NamedSpace named(String name) {
        return ALL.stream()
                .filter(space -> space.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(Names.unknown("space", name, names())));
    }
}

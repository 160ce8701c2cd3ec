package io.cellwright.controller.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The sizes that a space with a name may be opened with.
final class SizeOptions {

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description =
                    "Blocks in a cell, for a space that has them; its own number unless given.")
    private Optional<Integer> blocks = Optional.empty();

    @Option(
            names = "--layers",
            paramLabel = "N",
            description = "Layers, for a space that has them; its own number unless given.")
    private Optional<Integer> layers = Optional.empty();

    @Option(
            names = "--largest-stride",
            paramLabel = "N",
            description = "Largest stride of a layer, for a space of layers; its own unless given.")
    private Optional<Integer> largestStride = Optional.empty();

    /// The sizes that were given, as requests name them.
    Map<String, Integer> given() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        blocks.ifPresent(size -> sizes.put("blocks", size));
        layers.ifPresent(size -> sizes.put("layers", size));
        largestStride.ifPresent(size -> sizes.put("largestStride", size));
        return sizes;
    }
}

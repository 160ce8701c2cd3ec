package io.cellwright.controller.cli.space;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.SpaceFile;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.DatasetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A space that somebody named on the command line, with its usual sizes.
///
/// @param sizes what a search can set
public record OpenSpace(SearchSpace space, List<NamedSpace.SizeSetting> sizes) {

    /// No description of a space is near as long.
    private static final long MAXIMUM_BYTES = 1L << 20;

    /// The search whose networks' costs a file's constraints limit here: one that says nothing
    /// else.
    private static final SearchSpecification USUAL = SearchSpecification.on(DatasetName.CIFAR10);

    public OpenSpace {
        sizes = List.copyOf(sizes);
    }

    static OpenSpace of(NamedSpace named) {
        return of(named, Map.of());
    }

    private static OpenSpace of(NamedSpace named, Map<String, Integer> sizes) {
        return new OpenSpace(named.open(sizes), named.sizes());
    }

    /// The space of that name, or of that file where no space has the name. Throws
    /// [IllegalArgumentException] that says what is wrong.
    ///
    /// @param sizes of a space with a name, its usual ones where there are none
    public static OpenSpace of(String word, Map<String, Integer> sizes) {
        boolean isFile =
                !Spaces.names().contains(word)
                        && (word.contains("/")
                                || word.endsWith(".yaml")
                                || word.endsWith(".yml")
                                || word.endsWith(".json")
                                || Files.exists(Path.of(word)));
        if (!isFile) {
            return of(Spaces.named(word), sizes);
        }
        if (!sizes.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s says its own sizes; only a space that has a name takes %s"
                            .formatted(word, String.join(", ", sizes.keySet())));
        }
        return ofFile(Path.of(word));
    }

    /// The space of a file. Throws [IllegalArgumentException] that says what is wrong.
    public static OpenSpace ofFile(Path file) {
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new IllegalArgumentException(
                        "%s is no space: its file has at most %,d bytes, not %,d"
                                .formatted(file, MAXIMUM_BYTES, Files.size(file)));
            }
            return new OpenSpace(
                    SpaceFile.readOwn(file.toString(), Files.readString(file))
                            .space(architecture ->
                                    USUAL.candidate(architecture).graph(USUAL.dataset())),
                    List.of());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        }
    }
}

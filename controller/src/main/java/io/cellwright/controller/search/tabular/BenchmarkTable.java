package io.cellwright.controller.search.tabular;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The outcomes of all architectures of a space.
///
/// Decoding and hashing an architecture takes far longer than looking its outcome up, so all of
/// that is done once, here, for all replayed searches.
public final class BenchmarkTable {

    private final SearchSpace space;
    private final List<TableRow> rows;
    private final Map<List<Integer>, Integer> rowsByChoices = new HashMap<>();
    private final int[] groups;
    private final int groupCount;

    /// Throws [IllegalArgumentException] where a row is of an architecture that the space does not
    /// have, two are of the same one, or an architecture of the space has no row.
    public BenchmarkTable(SearchSpace space, List<TableRow> rows) {
        this.space = space;
        this.rows = List.copyOf(rows);
        this.groups = new int[rows.size()];
        Map<String, Integer> groupsByHash = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            TableRow added = rows.get(row);
            if (rowsByChoices.putIfAbsent(space.encode(added.architecture()), row) != null) {
                throw new IllegalArgumentException(
                        "two rows are of %s".formatted(added.architecture()));
            }
            String hash = added.architecture().hash();
            groups[row] = groupsByHash.computeIfAbsent(hash, _ -> groupsByHash.size());
        }
        this.groupCount = groupsByHash.size();
        requireComplete();
    }

    private void requireComplete() {
        List<List<Integer>> missing =
                space.enumerate().filter(choices -> !rowsByChoices.containsKey(choices)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "%,d of the %s architectures of space %s have no row, the first of them %s"
                            .formatted(
                                    missing.size(),
                                    space.size().text(),
                                    space.name(),
                                    space.decode(missing.getFirst())));
        }
    }

    /// The space whose architectures these are.
    public SearchSpace space() {
        return space;
    }

    /// The rows, in the order of the file.
    public List<TableRow> rows() {
        return rows;
    }

    /// The number of the row of these choices. Throws [IllegalArgumentException] where they are
    /// none of the space.
    int row(List<Integer> choices) {
        Integer row = rowsByChoices.get(choices);
        if (row == null) {
            throw new IllegalArgumentException(
                    "space %s has no choices %s".formatted(space.name(), choices));
        }
        return row;
    }

    /// The number of a row's canonical hash, from 0: equal for all architectures that compute the
    /// same.
    int group(int row) {
        return groups[row];
    }

    /// How many different canonical hashes there are.
    int groups() {
        return groupCount;
    }
}

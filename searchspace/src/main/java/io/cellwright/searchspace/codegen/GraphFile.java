package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A whole network as a JSON file: its nodes in topological order, each with its name, its
/// operation and the names of the nodes that it reads, and the names of its auxiliary outputs.
/// Without weights.
///
/// A file is data: the operations are a closed vocabulary, every field is required and no other is
/// allowed, and what comes out is a valid [Graph] or an error.
public final class GraphFile {

    /// More than any network of [Graph#MAXIMUM_NODES] nodes needs.
    public static final long MAXIMUM_BYTES = 16L << 20;

    private GraphFile() {}

    record Document(List<Entry> nodes, List<String> auxiliaries) {

        Document {
            if (nodes.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a node is null");
            }
        }
    }

    record Entry(String name, Operation operation, List<String> inputs) {}

    /// The network as a file of one line a node.
    public static String write(Graph graph) {
        List<Node> nodes = graph.nodes();
        String lines =
                nodes.stream()
                        .map(node ->
                                Json.write(
                                        new Entry(
                                                node.name(),
                                                node.operation(),
                                                names(node.inputs(), nodes))))
                        .collect(Collectors.joining(",\n  "));
        return "{\"nodes\": [\n  %s\n],\n\"auxiliaries\": %s}"
                .formatted(lines, Json.write(names(graph.auxiliaries(), nodes)));
    }

    /// Reads a file. Throws [InvalidDocumentException] that names the field or the node, and the
    /// rule.
    public static Graph read(String text) {
        if (text.length() > MAXIMUM_BYTES) {
            throw new InvalidDocumentException(
                    "",
                    "the file of a network has at most %,d characters, not %,d"
                            .formatted(MAXIMUM_BYTES, text.length()));
        }
        return graph(Json.read(text, Document.class));
    }

    private static Graph graph(Document document) {
        Map<String, Integer> positions = HashMap.newHashMap(document.nodes().size());
        for (int position = 0; position < document.nodes().size(); position++) {
            positions.putIfAbsent(document.nodes().get(position).name(), position);
        }
        try {
            List<Node> nodes =
                    document.nodes().stream().map(entry -> node(entry, positions)).toList();
            List<Integer> auxiliaries =
                    document.auxiliaries().stream()
                            .map(name -> position(name, positions, "auxiliaries"))
                            .toList();
            return Graph.of(nodes, auxiliaries);
        } catch (InvalidGraphException e) {
            throw new InvalidDocumentException("", String.valueOf(e.getMessage()));
        }
    }

    private static Node node(Entry entry, Map<String, Integer> positions) {
        String field = "node \"%.200s\", inputs".formatted(entry.name());
        List<Integer> inputs =
                entry.inputs().stream().map(name -> position(name, positions, field)).toList();
        try {
            return new Node(entry.name(), entry.operation(), inputs);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException("nodes", String.valueOf(e.getMessage()));
        }
    }

    private static int position(String name, Map<String, Integer> positions, String field) {
        Integer position = positions.get(name);
        if (position == null) {
            String hint = positions.size() > 1000 ? "" : Spelling.hint(name, positions.keySet());
            throw new InvalidDocumentException(
                    field, "no node is named \"%.200s\"%s".formatted(name, hint));
        }
        return position;
    }

    private static List<String> names(List<Integer> positions, List<Node> nodes) {
        return positions.stream().map(position -> nodes.get(position).name()).toList();
    }
}

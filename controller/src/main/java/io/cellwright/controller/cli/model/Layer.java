package io.cellwright.controller.cli.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.controller.drawing.OperationLabel;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.cost.ReceptiveField;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import java.util.ArrayList;
import java.util.List;

/// What is said of one node of a network.
///
/// @param inputs the names of the layers that it reads
/// @param output channels, height and width of its result
/// @param receptiveField pixels, or `height` and `width` where they differ
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Layer(
        String name,
        String operation,
        List<String> inputs,
        List<Integer> output,
        long parameters,
        long buffers,
        long multiplyAdds,
        long activationBytes,
        long activationBytesStored,
        Object receptiveField) {

    public Layer {
        inputs = List.copyOf(inputs);
        output = List.copyOf(output);
    }

    /// All nodes of a network.
    public static List<Layer> of(Graph graph) {
        List<ReceptiveField> fields = ReceptiveField.ofNodes(graph);
        List<Layer> layers = new ArrayList<>();
        for (int node = 0; node < fields.size(); node++) {
            layers.add(of(graph, node, fields.get(node)));
        }
        return layers;
    }

    private static Layer of(Graph graph, int position, ReceptiveField field) {
        Node node = graph.nodes().get(position);
        Cost cost = Cost.of(graph, position);
        return new Layer(
                node.name(),
                OperationLabel.of(node.operation()).text(),
                node.inputs().stream().map(input -> graph.nodes().get(input).name()).toList(),
                NetworkSummary.sizes(graph.shape(position)),
                cost.parameters(),
                cost.buffers(),
                cost.multiplyAdds(),
                cost.activationBytes(),
                cost.activationBytesStored(),
                NetworkSummary.pixels(field));
    }
}

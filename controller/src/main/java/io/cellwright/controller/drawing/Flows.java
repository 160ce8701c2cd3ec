package io.cellwright.controller.drawing;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import io.cellwright.searchspace.cell.EdgeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What flows where in architectures that are no pairs of cells.
final class Flows {

    private Flows() {}

    /// A cell on edges: its nodes, and between them the operations. Edges that give zeros are left
    /// out, and inner nodes without any other.
    static Flow of(Architecture.Edges cell) {
        List<Flow.Box> boxes = new ArrayList<>();
        List<Flow.Arrow> arrows = new ArrayList<>();
        int last = Architecture.Edges.NODES - 1;
        int[] numbers = new int[last + 1];
        for (int node = 0; node <= last; node++) {
            numbers[node] = boxes.size();
            if (node == 0 || node == last || isJoined(cell, node)) {
                boxes.add(node(node, last));
            }
        }
        int edge = 0;
        for (int node = 1; node <= last; node++) {
            for (int source = 0; source < node; source++) {
                EdgeOperation operation = cell.operations().get(edge++);
                if (operation != EdgeOperation.NONE) {
                    arrows.add(new Flow.Arrow(numbers[source], boxes.size()));
                    arrows.add(new Flow.Arrow(boxes.size(), numbers[node]));
                    boxes.add(box(operation));
                }
            }
        }
        return new Flow(boxes, arrows);
    }

    /// A network layer by layer, from the image to the classifier.
    static Flow of(Architecture.Layers network) {
        List<Flow.Box> boxes = new ArrayList<>();
        List<Flow.Arrow> arrows = new ArrayList<>();
        boxes.add(new Flow.Box(Flow.Outline.STATE, "image", "", Palette.OLDER));
        for (ConvolutionLayer layer : network.layers()) {
            int number = boxes.size();
            boxes.add(box(layer));
            if (layer.inputs().isEmpty()) {
                arrows.add(new Flow.Arrow(0, number));
            }
            layer.inputs().forEach(input -> arrows.add(new Flow.Arrow(input + 1, number)));
        }
        int classifier = boxes.size();
        boxes.add(new Flow.Box(Flow.Outline.STATE, "classifier", "", Palette.JOIN));
        network.unread().forEach(layer -> arrows.add(new Flow.Arrow(layer + 1, classifier)));
        return new Flow(boxes, arrows);
    }

    private static boolean isJoined(Architecture.Edges cell, int node) {
        List<EdgeOperation> operations = cell.operations();
        return IntStream.range(0, Architecture.Edges.NODES)
                .filter(other -> other != node)
                .map(other -> Architecture.Edges.edge(Math.min(node, other), Math.max(node, other)))
                .anyMatch(edge -> operations.get(edge) != EdgeOperation.NONE);
    }

    private static Flow.Box node(int node, int last) {
        String name = node == 0 ? "input" : node == last ? "output" : "node " + node;
        return new Flow.Box(Flow.Outline.STATE, name, "", node == 0 ? Palette.OLDER : Palette.JOIN);
    }

    private static Flow.Box box(EdgeOperation operation) {
        return switch (operation) {
            case NONE -> throw new IllegalArgumentException("zeros are not drawn");
            case SKIP_CONNECT -> operation("skip", "", Palette.IDENTITY);
            case CONVOLUTION_1X1 -> operation("conv", "1×1", Palette.CONVOLUTION);
            case CONVOLUTION_3X3 -> operation("conv", "3×3", Palette.CONVOLUTION);
            case AVERAGE_POOLING_3X3 -> operation("avg pool", "3×3", Palette.POOLING);
        };
    }

    private static Flow.Box box(ConvolutionLayer layer) {
        String stride = layer.stride() == 1 ? "" : ", stride " + layer.stride();
        return operation(
                "conv %d×%d".formatted(layer.filterHeight(), layer.filterWidth()),
                "%d filters%s".formatted(layer.filters(), stride),
                Palette.CONVOLUTION);
    }

    private static Flow.Box operation(String name, String note, Palette palette) {
        return new Flow.Box(Flow.Outline.OPERATION, name, note, palette);
    }
}

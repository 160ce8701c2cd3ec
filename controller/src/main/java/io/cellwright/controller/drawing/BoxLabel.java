package io.cellwright.controller.drawing;

import io.cellwright.controller.drawing.NetworkOutline.Box;
import io.cellwright.searchspace.graph.Node;
import java.util.List;
import java.util.stream.Collectors;

/// What stands in a box of a network.
///
/// @param content its operations, or how many they are
/// @param shape of its result, channels first
/// @param details all of it in words
record BoxLabel(String name, String content, String shape, String details, Palette palette) {

    private static final int FEW = 4;

    static BoxLabel of(Box box) {
        List<OperationLabel> labels =
                box.nodes().stream().map(Node::operation).map(OperationLabel::of).toList();
        String content = content(labels);
        String shape = box.output().toString();
        return new BoxLabel(
                box.name(),
                content,
                shape,
                "%s: %s; %s".formatted(box.name(), content, shape),
                palette(labels));
    }

    private static String content(List<OperationLabel> labels) {
        if (labels.size() == 1) {
            return labels.getFirst().text();
        }
        return labels.size() <= FEW
                ? labels.stream().map(OperationLabel::text).collect(Collectors.joining(" + "))
                : labels.size() + " operations";
    }

    /// The colour of the most important operation, as families are in order of it.
    private static Palette palette(List<OperationLabel> labels) {
        return switch (labels.stream()
                .map(OperationLabel::family)
                .sorted()
                .findFirst()
                .orElseThrow()) {
            case INPUT -> Palette.OLDER;
            case CONVOLUTION -> Palette.CONVOLUTION;
            case GROUPED -> Palette.SEPARABLE;
            case POOLING -> Palette.POOLING;
            case JOIN -> Palette.JOIN;
            case OTHER -> Palette.IDENTITY;
        };
    }
}

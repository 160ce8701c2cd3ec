package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The expressions of a network's forward pass in PyTorch, as people write them.
record PyTorchCode(Graph graph, PyTorchModules modules) {

    /// A Python expression, of the batch and its channels alone where it is `flat`, and otherwise
    /// of maps (batch, channels, height, width).
    record Expression(String text, boolean flat) {

        /// As maps; a flat value becomes maps of one pixel.
        String map() {
            return flat ? text + "[:, :, None, None]" : text;
        }

        /// As one row for each image.
        String row() {
            return flat ? text : text + ".flatten(1)";
        }

        /// What a function of values or of channels makes of it, which leaves its form.
        ///
        /// @param template with `@` for this expression
        private Expression then(String template) {
            return new Expression(template.replace("@", text), flat);
        }
    }

    Expression expression(int node, List<Expression> inputs) {
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Weighted weighted ->
                    weighted(
                            weighted,
                            modules.reference(graph.nodes().get(node).name()),
                            inputs.getFirst());
            case Operation.Weightless weightless -> weightless(node, weightless, inputs);
        };
    }

    private static Expression weighted(
            Operation.Weighted operation, String module, Expression input) {
        return switch (operation) {
            case Operation.Convolution _,
                    Operation.TransposedConvolution _,
                    Operation.BatchNormalization _,
                    Operation.ChannelAffine _ ->
                    new Expression("%s(%s)".formatted(module, input.map()), false);
            case Operation.Linear _, Operation.DistanceToCodes _ ->
                    new Expression("%s(%s)".formatted(module, input.row()), true);
        };
    }

    private Expression weightless(
            int node, Operation.Weightless operation, List<Expression> inputs) {
        Expression input = inputs.isEmpty() ? new Expression("x", false) : inputs.getFirst();
        return switch (operation) {
            case Operation.Input _ -> input;
            case Operation.Activation(Operation.Activation.Function function) ->
                    input.then(activation(function));
            case Operation.Pooling pooling -> map(pooling(pooling, input.map()));
            case Operation.GlobalAveragePooling _ ->
                    new Expression(input.map() + ".mean(dim=(2, 3))", true);
            case Operation.LocalResponseNormalization(
                            int size,
                            double alpha,
                            double beta,
                            double k) ->
                    map(
                            "F.local_response_norm(%s, %d, alpha=%s, beta=%s, k=%s)"
                                    .formatted(
                                            input.map(),
                                            size,
                                            Text.number(alpha),
                                            Text.number(beta),
                                            Text.number(k)));
            case Operation.Dropout(double rate) ->
                    rate == 0
                            ? input
                            : input.then(
                                    "F.dropout(@, %s, self.training)".formatted(Text.number(rate)));
            // A recipe adds it for training, of which an export knows nothing.
            case Operation.DropPath _ -> input;
            case Operation.Softmax _ -> input.then("F.softmax(@, dim=1)");
            case Operation.Subsample subsample ->
                    map(subsample(subsample, from(node), graph.shape(node), input.map()));
            case Operation.Crop crop -> map(crop(crop, from(node), input.map()));
            case Operation.Pad pad -> map(pad(pad, from(node), input.map()));
            case Operation.PadChannels(int before, int after) ->
                    map("F.pad(%s, (0, 0, 0, 0, %d, %d))".formatted(input.map(), before, after));
            case Operation.SelectChannels(int first, int count) ->
                    input.then("@[:, %d:%d]".formatted(first, first + count));
            case Operation.ShuffleChannels(int groups) ->
                    map("shuffle_channels(%s, %d)".formatted(input.map(), groups));
            case Operation.Scale(double factor) ->
                    input.then("@ * %s".formatted(Text.number(factor)));
            case Operation.Add _ -> sum(inputs);
            case Operation.Mean(double dropRate) -> mean(inputs, dropRate);
            case Operation.ScaleChannels _ ->
                    map("%s * %s".formatted(input.map(), inputs.getLast().map()));
            case Operation.Concatenation _ -> concatenation(inputs);
        };
    }

    /// Whether a node's result is that of the only node that it reads.
    static boolean isItsInput(Node node) {
        return switch (node.operation()) {
            case Operation.Dropout(double rate) -> rate == 0;
            case Operation.DropPath _ -> true;
            case Operation.Mean _, Operation.Concatenation _ -> node.inputs().size() == 1;
            case Operation.Weighted _,
                    Operation.Input _,
                    Operation.Activation _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.LocalResponseNormalization _,
                    Operation.Softmax _,
                    Operation.Subsample _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _,
                    Operation.Add _,
                    Operation.ScaleChannels _ ->
                    false;
        };
    }

    private Shape from(int node) {
        return graph.inputShapes(node).getFirst();
    }

    private static Expression map(String text) {
        return new Expression(text, false);
    }

    private static String activation(Operation.Activation.Function function) {
        return switch (function) {
            case RELU -> "F.relu(@)";
            case RELU6 -> "F.relu6(@)";
            case SIGMOID -> "torch.sigmoid(@)";
            case TANH -> "torch.tanh(@)";
            case HARD_SWISH -> "F.hardswish(@)";
        };
    }

    private static String pooling(Operation.Pooling pooling, String input) {
        Window window = pooling.window();
        List<String> arguments = new ArrayList<>();
        arguments.add(input);
        arguments.add(PyTorchModules.sides(window.height(), window.width()));
        arguments.add(
                "stride=" + PyTorchModules.sides(window.strideHeight(), window.strideWidth()));
        boolean padded = window.paddingHeight() != 0 || window.paddingWidth() != 0;
        if (padded) {
            arguments.add(
                    "padding="
                            + PyTorchModules.sides(window.paddingHeight(), window.paddingWidth()));
        }
        if (window.dilation() != 1) {
            arguments.add("dilation=" + window.dilation());
        }
        switch (pooling.rounding()) {
            case DOWN -> {}
            case UP -> arguments.add("ceil_mode=True");
        }
        String function =
                switch (pooling.kind()) {
                    case MAXIMUM -> "F.max_pool2d";
                    case AVERAGE -> {
                        if (padded) {
                            arguments.add("count_include_pad=False");
                        }
                        yield "F.avg_pool2d";
                    }
                };
        return "%s(%s)".formatted(function, String.join(", ", arguments));
    }

    private static String subsample(
            Operation.Subsample subsample, Shape from, Shape to, String input) {
        String steps =
                subsample.offset() == 0
                        ? "::" + subsample.stride()
                        : "%d::%d".formatted(subsample.offset(), subsample.stride());
        String sliced = "%s[:, :, %s, %s]".formatted(input, steps, steps);
        int rows = Math.ceilDiv(from.height() - subsample.offset(), subsample.stride());
        int columns = Math.ceilDiv(from.width() - subsample.offset(), subsample.stride());
        return rows == to.height() && columns == to.width()
                ? sliced
                : "F.pad(%s, (0, %d, 0, %d))"
                        .formatted(sliced, to.width() - columns, to.height() - rows);
    }

    private static String crop(Operation.Crop crop, Shape from, String input) {
        int top = (from.height() - crop.height()) / 2;
        int left = (from.width() - crop.width()) / 2;
        return "%s[:, :, %d:%d, %d:%d]"
                .formatted(input, top, top + crop.height(), left, left + crop.width());
    }

    private static String pad(Operation.Pad pad, Shape from, String input) {
        int top = (pad.height() - from.height()) / 2;
        int left = (pad.width() - from.width()) / 2;
        return "F.pad(%s, (%d, %d, %d, %d))"
                .formatted(
                        input,
                        left,
                        pad.width() - from.width() - left,
                        top,
                        pad.height() - from.height() - top);
    }

    private static Expression sum(List<Expression> inputs) {
        return joined(inputs, " + ", "%s");
    }

    private static Expression mean(List<Expression> inputs, double dropRate) {
        if (inputs.size() == 1) {
            return inputs.getFirst();
        }
        if (dropRate > 0) {
            String maps = inputs.stream().map(Expression::map).collect(Collectors.joining(", "));
            return map(
                    "mean_of_some([%s], %s, self.training)".formatted(maps, Text.number(dropRate)));
        }
        return joined(inputs, " + ", "(%s) / " + inputs.size());
    }

    private static Expression concatenation(List<Expression> inputs) {
        return inputs.size() == 1
                ? inputs.getFirst()
                : joined(inputs, ", ", "torch.cat([%s], dim=1)");
    }

    /// Flat where all of them are.
    private static Expression joined(List<Expression> inputs, String between, String template) {
        boolean flat = inputs.stream().allMatch(Expression::flat);
        String all =
                inputs.stream()
                        .map(input -> flat ? input.text() : input.map())
                        .collect(Collectors.joining(between));
        return new Expression(template.formatted(all), flat);
    }
}

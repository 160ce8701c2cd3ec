package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The expressions of the operations without parameters. All of them keep feature maps
/// channels-last, so that the next convolution need not copy them.
///
/// @param maps what feature maps are made of
/// @param trainable whether `training` and `noise` are known
record WeightlessCode(Graph graph, Overwriting overwriting, FeatureMaps maps, boolean trainable) {

    /// The variable of an input where the result is that input.
    String expression(int node, Operation.Weightless operation, List<String> inputs) {
        String input = inputs.isEmpty() ? "x" : inputs.getFirst();
        String all = String.join(", ", inputs);
        return switch (operation) {
            case Operation.Input _ -> maps.from(input);
            case Operation.Activation(Operation.Activation.Function function) ->
                    activation(node, function, input);
            case Operation.Pooling pooling -> pooling(pooling, input);
            case Operation.GlobalAveragePooling _ ->
                    "torch.mean(%s, [2, 3], True)".formatted(input);
            case Operation.LocalResponseNormalization normalization ->
                    maps.from(
                            localResponse(normalization, graph.shape(node), maps.toSingle(input)));
            case Operation.Dropout(double rate) ->
                    trainable && rate > 0 ? RandomCode.dropout(node, rate, input) : input;
            case Operation.DropPath(double rate) ->
                    trainable && rate > 0 ? RandomCode.dropPath(node, rate, input) : input;
            case Operation.Softmax _ -> "torch.softmax(%s, 1)".formatted(input);
            case Operation.Subsample subsample ->
                    subsample(subsample, from(node), graph.shape(node), input);
            case Operation.Crop crop -> crop(from(node), crop, input);
            case Operation.Pad pad -> pad(from(node), pad, input);
            case Operation.PadChannels(int before, int after) ->
                    "torch.constant_pad_nd(%s, [0, 0, 0, 0, %d, %d], 0)"
                            .formatted(input, before, after);
            case Operation.SelectChannels(int first, int count) ->
                    "torch.slice(%s, 1, %d, %d)".formatted(input, first, first + count);
            case Operation.ShuffleChannels shuffle -> shuffle(shuffle, from(node), input);
            case Operation.Scale(double factor) ->
                    "torch.mul%s(%s, %s)".formatted(overwrites(node), input, Text.number(factor));
            case Operation.Add _ -> sum(node, inputs);
            case Operation.Mean(double dropRate) -> mean(node, dropRate, inputs);
            case Operation.ScaleChannels _ -> "torch.mul(%s)".formatted(all);
            case Operation.Concatenation _ -> concatenation(inputs);
        };
    }

    /// While training, each input is a view of itself: the gradient of a concatenation's input is a
    /// strided part of the whole one's, with which the gradient of batch normalization takes five
    /// times as long. That of a view is a map of its own.
    private String concatenation(List<String> inputs) {
        if (inputs.size() == 1) {
            return inputs.getFirst();
        }
        return inputs.stream()
                .map(input -> trainable ? view(input) : input)
                .collect(Collectors.joining(", ", "torch.cat([", "], 1)"));
    }

    private static String view(String map) {
        return "torch.as_strided(%1$s, torch.size(%1$s), torch.stride(%1$s), None)".formatted(map);
    }

    private Shape from(int node) {
        return graph.inputShapes(node).getFirst();
    }

    /// What the name of a function of one input ends in where it may overwrite that.
    private String overwrites(int node) {
        return overwriting.allowed(graph.nodes().get(node).inputs().getFirst()) ? "_" : "";
    }

    private String activation(int node, Operation.Activation.Function function, String input) {
        String name =
                switch (function) {
                    case RELU -> "relu" + overwrites(node);
                    case RELU6 -> "relu6" + overwrites(node);
                    case SIGMOID -> "sigmoid" + overwrites(node);
                    case TANH -> "tanh" + overwrites(node);
                    // Its gradient needs the input, which would have to be copied.
                    case HARD_SWISH -> "hardswish";
                };
        return "torch.%s(%s)".formatted(name, input);
    }

    /// The first input that may be overwritten is, or else the first sum.
    private String sum(int node, List<String> inputs) {
        List<Integer> read = graph.nodes().get(node).inputs();
        List<String> left = new ArrayList<>(inputs);
        int overwritten =
                IntStream.range(0, read.size())
                        .filter(input -> overwriting.allowed(read.get(input)))
                        .findFirst()
                        .orElse(0);
        boolean inPlace = overwriting.allowed(read.get(overwritten));
        String total = left.remove(overwritten);
        for (String summand : left) {
            total = "torch.add%s(%s, %s)".formatted(inPlace ? "_" : "", total, summand);
            inPlace = true;
        }
        return total;
    }

    private String mean(int node, double dropRate, List<String> inputs) {
        if (inputs.size() == 1) {
            return inputs.getFirst();
        }
        if (trainable && dropRate > 0) {
            return RandomCode.mean(node, dropRate, inputs);
        }
        String share = Text.number(1.0 / inputs.size());
        return "torch.mul_(%s, %s)".formatted(sum(node, inputs), share);
    }

    private static String pooling(Operation.Pooling pooling, String input) {
        Window window = pooling.window();
        String roundedUp =
                switch (pooling.rounding()) {
                    case DOWN -> "False";
                    case UP -> "True";
                };
        String common =
                "%s, [%d, %d], [%d, %d], [%d, %d]"
                        .formatted(
                                input,
                                window.height(),
                                window.width(),
                                window.strideHeight(),
                                window.strideWidth(),
                                window.paddingHeight(),
                                window.paddingWidth());
        return switch (pooling.kind()) {
            case MAXIMUM ->
                    "torch.max_pool2d(%s, [%d, %d], %s)"
                            .formatted(common, window.dilation(), window.dilation(), roundedUp);
            // The last one: do not count the padding.
            case AVERAGE -> "torch.avg_pool2d(%s, %s, False)".formatted(common, roundedUp);
        };
    }

    /// The mean of squares over neighbouring channels is an average pooling along the channels,
    /// zeros around them included. The neighbours of an even number are those that PyTorch's own
    /// module takes: one more before the channel than behind it.
    private static String localResponse(
            Operation.LocalResponseNormalization normalization, Shape shape, String input) {
        String pooled =
                "torch.avg_pool2d(torch.permute(torch.mul(%s, %s), [0, 2, 3, 1]), [1, %d], [1, 1], [0, %d], False, True)"
                        .formatted(input, input, normalization.size(), normalization.size() / 2);
        String mean =
                normalization.size() % 2 == 0
                        ? "torch.slice(%s, 3, 0, %d)".formatted(pooled, shape.channels())
                        : pooled;
        return "torch.div(%s, torch.pow(torch.add(torch.mul(torch.permute(%s, [0, 3, 1, 2]), %s), %s), %s))"
                .formatted(
                        input,
                        mean,
                        Text.number(normalization.alpha()),
                        Text.number(normalization.k()),
                        Text.number(normalization.beta()));
    }

    private static String subsample(
            Operation.Subsample subsample, Shape from, Shape to, String input) {
        int rows = Math.ceilDiv(from.height() - subsample.offset(), subsample.stride());
        int columns = Math.ceilDiv(from.width() - subsample.offset(), subsample.stride());
        String sliced =
                "torch.slice(torch.slice(%s, 2, %d, None, %d), 3, %d, None, %d)"
                        .formatted(
                                input,
                                subsample.offset(),
                                subsample.stride(),
                                subsample.offset(),
                                subsample.stride());
        if (rows == to.height() && columns == to.width()) {
            return sliced;
        }
        return "torch.constant_pad_nd(%s, [0, %d, 0, %d], 0)"
                .formatted(sliced, to.width() - columns, to.height() - rows);
    }

    private static String crop(Shape from, Operation.Crop crop, String input) {
        int top = (from.height() - crop.height()) / 2;
        int left = (from.width() - crop.width()) / 2;
        return "torch.slice(torch.slice(%s, 2, %d, %d), 3, %d, %d)"
                .formatted(input, top, top + crop.height(), left, left + crop.width());
    }

    private static String pad(Shape from, Operation.Pad pad, String input) {
        int top = (pad.height() - from.height()) / 2;
        int left = (pad.width() - from.width()) / 2;
        return "torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)"
                .formatted(
                        input,
                        left,
                        pad.width() - from.width() - left,
                        top,
                        pad.height() - from.height() - top);
    }

    /// Written out, as the engine's own `channel_shuffle` gives maps that are no longer
    /// channels-last.
    private static String shuffle(Operation.ShuffleChannels shuffle, Shape shape, String input) {
        String grouped =
                "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [-1, %d, %d, %d, %d])"
                        .formatted(
                                input,
                                shape.height(),
                                shape.width(),
                                shuffle.groups(),
                                shape.channels() / shuffle.groups());
        return "torch.permute(torch.reshape(torch.transpose(%s, 3, 4), [-1, %d, %d, %d]), [0, 3, 1, 2])"
                .formatted(grouped, shape.height(), shape.width(), shape.channels());
    }
}

package io.cellwright.controller.drawing;

import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Window;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people call an operation of a network.
///
/// @param name with the size of its window, as `conv 3x3`
/// @param details what is not usual about it, as `stride 2, groups 32`; often empty
/// @param family what it is drawn like
public record OperationLabel(String name, String details, Family family) {

    /// Operations that are drawn alike.
    public enum Family {
        INPUT,
        CONVOLUTION,
        GROUPED,
        POOLING,
        JOIN,
        OTHER
    }

    public static OperationLabel of(Operation operation) {
        return switch (operation) {
            case Operation.Weighted weighted -> weighted(weighted);
            case Operation.Weightless weightless -> weightless(weightless);
        };
    }

    /// Name and details, as `conv 3x3, stride 2`.
    public String text() {
        return details.isEmpty() ? name : name + ", " + details;
    }

    private static OperationLabel weighted(Operation.Weighted operation) {
        return switch (operation) {
            case Operation.Convolution(_, Window window, int groups, _) ->
                    new OperationLabel(
                            "conv " + size(window),
                            details(window, groups),
                            groups == 1 ? Family.CONVOLUTION : Family.GROUPED);
            case Operation.TransposedConvolution(_, int kernel, int stride, _) ->
                    new OperationLabel(
                            "up-conv %dx%d".formatted(kernel, kernel),
                            "stride " + stride,
                            Family.CONVOLUTION);
            case Operation.BatchNormalization _ -> other("batch norm");
            case Operation.ChannelAffine _ -> other("channel affine");
            case Operation.Linear _ ->
                    new OperationLabel("fully connected", "", Family.CONVOLUTION);
            case Operation.DistanceToCodes _ -> other("distance to codes");
        };
    }

    private static OperationLabel weightless(Operation.Weightless operation) {
        return switch (operation) {
            case Operation.Input _ -> new OperationLabel("input", "", Family.INPUT);
            case Operation.Activation(Operation.Activation.Function function) ->
                    other(function.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case Operation.Pooling(Operation.Pooling.Kind kind, Window window, _) ->
                    new OperationLabel(
                            (kind == Operation.Pooling.Kind.MAXIMUM ? "max pool " : "avg pool ")
                                    + size(window),
                            details(window, 1),
                            Family.POOLING);
            case Operation.GlobalAveragePooling _ ->
                    new OperationLabel("global avg pool", "", Family.POOLING);
            case Operation.LocalResponseNormalization(int size, _, _, _) ->
                    other("local response norm", "channels " + size);
            case Operation.Dropout(double rate) -> other("dropout " + rate);
            case Operation.DropPath(double rate) -> other("drop path " + rate);
            case Operation.Softmax _ -> other("softmax");
            case Operation.Subsample(int stride, int offset) ->
                    other(
                            "subsample",
                            "stride " + stride + (offset == 0 ? "" : ", offset " + offset));
            case Operation.Crop _ -> other("crop");
            case Operation.Pad _ -> other("pad");
            case Operation.PadChannels(int before, int after) ->
                    other("pad channels", "%d before, %d after".formatted(before, after));
            case Operation.SelectChannels(int first, int count) ->
                    other("select channels", "%d from %d".formatted(count, first));
            case Operation.ShuffleChannels(int groups) ->
                    other("shuffle channels", "groups " + groups);
            case Operation.Scale(double factor) -> other("scale " + factor);
            case Operation.Add _ -> join("add");
            case Operation.Mean _ -> join("mean");
            case Operation.ScaleChannels _ -> join("scale channels");
            case Operation.Concatenation _ -> join("concat");
        };
    }

    private static OperationLabel other(String name) {
        return other(name, "");
    }

    private static OperationLabel other(String name, String details) {
        return new OperationLabel(name, details, Family.OTHER);
    }

    private static OperationLabel join(String name) {
        return new OperationLabel(name, "", Family.JOIN);
    }

    private static String size(Window window) {
        return window.height() + "x" + window.width();
    }

    private static String details(Window window, int groups) {
        boolean isEven = window.strideHeight() == window.strideWidth();
        String stride = window.strideHeight() + (isEven ? "" : "x" + window.strideWidth());
        return Stream.of(
                        stride.equals("1") ? "" : "stride " + stride,
                        window.dilation() == 1 ? "" : "dilation " + window.dilation(),
                        groups == 1 ? "" : "groups " + groups)
                .filter(detail -> !detail.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.text.Spelling;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The JSON of a network's operations: each its variant in the field `kind`, and the fields of its
/// record.
final class OperationJson {

    private OperationJson() {}

    static void addTo(SimpleModule module) {
        module.setMixInAnnotation(Operation.class, Kinds.class);
        module.setMixInAnnotation(Operation.Pooling.class, PoolingFields.class);
        words(module, Operation.Activation.Function.class);
        words(module, Operation.Pooling.Kind.class);
        words(module, Operation.Pooling.Rounding.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Operation.Input.class, name = "input"),
        @JsonSubTypes.Type(value = Operation.Convolution.class, name = "convolution"),
        @JsonSubTypes.Type(
                value = Operation.TransposedConvolution.class,
                name = "transposed-convolution"),
        @JsonSubTypes.Type(
                value = Operation.BatchNormalization.class,
                name = "batch-normalization"),
        @JsonSubTypes.Type(value = Operation.ChannelAffine.class, name = "channel-affine"),
        @JsonSubTypes.Type(value = Operation.Linear.class, name = "linear"),
        @JsonSubTypes.Type(value = Operation.DistanceToCodes.class, name = "distance-to-codes"),
        @JsonSubTypes.Type(value = Operation.Activation.class, name = "activation"),
        @JsonSubTypes.Type(value = Operation.Pooling.class, name = "pooling"),
        @JsonSubTypes.Type(
                value = Operation.GlobalAveragePooling.class,
                name = "global-average-pooling"),
        @JsonSubTypes.Type(
                value = Operation.LocalResponseNormalization.class,
                name = "local-response-normalization"),
        @JsonSubTypes.Type(value = Operation.Dropout.class, name = "dropout"),
        @JsonSubTypes.Type(value = Operation.DropPath.class, name = "drop-path"),
        @JsonSubTypes.Type(value = Operation.Softmax.class, name = "softmax"),
        @JsonSubTypes.Type(value = Operation.Subsample.class, name = "subsample"),
        @JsonSubTypes.Type(value = Operation.Crop.class, name = "crop"),
        @JsonSubTypes.Type(value = Operation.Pad.class, name = "pad"),
        @JsonSubTypes.Type(value = Operation.PadChannels.class, name = "pad-channels"),
        @JsonSubTypes.Type(value = Operation.SelectChannels.class, name = "select-channels"),
        @JsonSubTypes.Type(value = Operation.ShuffleChannels.class, name = "shuffle-channels"),
        @JsonSubTypes.Type(value = Operation.Scale.class, name = "scale"),
        @JsonSubTypes.Type(value = Operation.Add.class, name = "add"),
        @JsonSubTypes.Type(value = Operation.Mean.class, name = "mean"),
        @JsonSubTypes.Type(value = Operation.ScaleChannels.class, name = "scale-channels"),
        @JsonSubTypes.Type(value = Operation.Concatenation.class, name = "concatenation")
    })
    private interface Kinds {}

    /// `kind` is the operation's own.
    private interface PoolingFields {
        @JsonProperty("function")
        Operation.Pooling.Kind kind();
    }

    private static <E extends Enum<E>> void words(SimpleModule module, Class<E> type) {
        JsonTypes.named(module, type, OperationJson::word, text -> ofWord(type, text));
    }

    private static <E extends Enum<E>> E ofWord(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(type, text)));
    }

    private static <E extends Enum<E>> String unknown(Class<E> type, String text) {
        var words = Stream.of(type.getEnumConstants()).map(OperationJson::word).toList();
        return "it is one of %s, not \"%s\"%s"
                .formatted(
                        words.stream().collect(Collectors.joining(", ")),
                        text,
                        Spelling.hint(text, words));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

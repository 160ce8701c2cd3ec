package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.Regularization;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where each parameter and buffer of a network lies in the one array that holds them all while it
/// is trained, so that an update is a handful of operators, however many parameters there are.
///
/// What decays comes first, then what is trained without decay, then the buffers. Among these, the
/// sizes that the largest power of two divides come first, so that each tensor begins where its
/// size would let it begin: vector instructions and GPU libraries are slower, or absent, for
/// matrices in odd places. Each tensor lies there as convolutions like it (see `MemoryLayout`).
///
/// @param places in the order of the array, without gaps
/// @param decayed how many values decay
/// @param trained how many values are trained, those that decay among them
/// @param values how many there are in all
record FlatLayout(List<Place> places, int decayed, int trained, int values) {

    /// What no processor asks more of: 16 values are 64 bytes.
    private static final int ALIGNMENT = 16;

    /// @param first the parameter's first value in the array
    record Place(Parameter parameter, int first) {}

    FlatLayout {
        places = List.copyOf(places);
    }

    static FlatLayout of(Graph graph, Regularization regularization) {
        List<Parameter> ordered =
                Parameter.of(graph).stream()
                        .sorted(
                                Comparator.comparingInt((Parameter parameter) ->
                                                group(parameter, regularization))
                                        .thenComparingInt(parameter -> -alignment(parameter)))
                        .toList();
        List<Place> places = new ArrayList<>();
        int[] ends = new int[3];
        int end = 0;
        for (Parameter parameter : ordered) {
            places.add(new Place(parameter, end));
            end = Math.toIntExact(end + parameter.elements());
            for (int group = group(parameter, regularization); group < ends.length; group++) {
                ends[group] = end;
            }
        }
        return new FlatLayout(places, ends[0], ends[1], end);
    }

    /// The places of what is trained, in the order of the array.
    List<Place> trainedPlaces() {
        return places.stream().filter(place -> place.parameter().role().trained()).toList();
    }

    /// The array, as an archive stores it.
    byte[] bytes(Weights weights) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values));
        for (Place place : places) {
            Tensor tensor = weights.tensor(place.parameter().name());
            bytes.put(MemoryLayout.of(tensor.shape()).bytes(tensor));
        }
        return bytes.array();
    }

    private static int group(Parameter parameter, Regularization regularization) {
        return switch (parameter.role()) {
            case CONVOLUTION_WEIGHT, TRANSPOSED_WEIGHT, LINEAR_WEIGHT -> 0;
            case BIAS, SCALE, SHIFT -> regularization.decayNormalization() ? 0 : 1;
            case RUNNING_MEAN, RUNNING_VARIANCE, CODES -> 2;
        };
    }

    private static int alignment(Parameter parameter) {
        return (int) Math.min(ALIGNMENT, Long.lowestOneBit(parameter.elements()));
    }
}

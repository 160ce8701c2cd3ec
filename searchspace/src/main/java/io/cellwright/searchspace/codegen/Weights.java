package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of a network's parameters and buffers, by name, in a fixed order.
public record Weights(Map<String, Tensor> tensors) {

    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /// The weights of a graph out of one array that holds all its parameters and buffers, in the
    /// order of [Parameter#of(Graph)].
    public static Weights of(Graph graph, float[] values) {
        List<Parameter> parameters = Parameter.of(graph);
        long elements = parameters.stream().mapToLong(Parameter::elements).sum();
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "the parameters and buffers of %s have %,d values, not %,d"
                            .formatted(graph, elements, values.length));
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int from = 0;
        for (Parameter parameter : parameters) {
            int to = from + Math.toIntExact(parameter.elements());
            tensors.put(
                    parameter.name(),
                    new Tensor(parameter.shape(), Arrays.copyOfRange(values, from, to)));
            from = to;
        }
        return new Weights(tensors);
    }

    /// The tensor of that name. Throws [IllegalArgumentException] where there is none.
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the weights have no tensor \"%s\"".formatted(name));
        }
        return tensor;
    }

    /// All values, one tensor after the other.
    public float[] flat() {
        long elements = tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
        float[] values = new float[Math.toIntExact(elements)];
        int from = 0;
        for (Tensor tensor : tensors.values()) {
            System.arraycopy(tensor.values(), 0, values, from, tensor.values().length);
            from += tensor.values().length;
        }
        return values;
    }

    /// Those of a graph's parameters, without their signs.
    Weights positive(Graph graph) {
        Map<String, Tensor> positive = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(graph)) {
            Tensor tensor = tensor(parameter.name());
            float[] values = tensor.values().clone();
            for (int at = 0; at < values.length; at++) {
                values[at] = Math.abs(values[at]);
            }
            positive.put(parameter.name(), new Tensor(tensor.shape(), values));
        }
        return new Weights(positive);
    }

    /// These weights in the order of the graph. Throws [IllegalArgumentException] that names the
    /// tensor which is missing, too much or of another shape.
    public Weights fitting(Graph graph) {
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(graph)) {
            Tensor tensor = tensor(parameter.name());
            if (!tensor.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(
                        "tensor \"%s\" has the shape %s, but the network needs %s"
                                .formatted(parameter.name(), tensor.shape(), parameter.shape()));
            }
            ordered.put(parameter.name(), tensor);
        }
        for (String name : tensors.keySet()) {
            if (!ordered.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the network has no parameter or buffer \"%.200s\"".formatted(name));
            }
        }
        return new Weights(ordered);
    }
}

package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// Pooling of 3x3 pixels with stride 2, whose size is rounded up as in cuda-convnet and Caffe,
/// where the networks of 2012 to 2014 were made. Source: Krizhevsky, Sutskever and Hinton,
/// "ImageNet Classification with Deep Convolutional Neural Networks", 2012, section 3.4.
final class OverlappingPooling {

    private static final Window WINDOW = Window.valid(3, 2);

    private OverlappingPooling() {}

    static Value maximum(GraphBuilder graph, Value input) {
        return Layers.poolRoundedUp(graph, input, Operation.Pooling.Kind.MAXIMUM, WINDOW);
    }

    static Value average(GraphBuilder graph, Value input) {
        return Layers.poolRoundedUp(graph, input, Operation.Pooling.Kind.AVERAGE, WINDOW);
    }
}

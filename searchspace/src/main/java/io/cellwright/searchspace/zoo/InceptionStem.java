package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.ConvolutionLayer;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The first layers of Inception-v3, Inception-v4 and Inception-ResNet-v2, which bring 299 pixels
/// to 35.
///
/// On small images every window has stride 1 and keeps the size, and poolings that stand alone are
/// left out, as in the usual networks for CIFAR (weiaicunzai, "pytorch-cifar100", 2019).
final class InceptionStem {

    private final GraphBuilder graph;
    private final boolean small;

    InceptionStem(GraphBuilder graph) {
        this.graph = graph;
        this.small = SmallerForm.isSmall(graph.input().shape());
    }

    /// The stem of Inception-v3: one run of layers with 192 channels at its end. Source: Szegedy,
    /// Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for Computer
    /// Vision", 2016, as in its published code.
    Value sequential() {
        Value value = pool("pool1", threeConvolutions());
        value = convolve("conv4", value, 80, Window.same(1, 1));
        value = convolve("conv5", value, 192, window(3, 1));
        return pool("pool2", value);
    }

    /// The stem of Inception-v4: three forks with 384 channels at its end. Source: Szegedy, Ioffe,
    /// Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual Connections
    /// on Learning", 2017, figure 3; the order of 1x7 and 7x1 windows as in its published code.
    Value branched() {
        Value value = threeConvolutions();
        value =
                join(
                        "fork1",
                        maximum("fork1.branch1", value),
                        convolve("fork1.branch2", value, 96, window(3, 2)));
        value = join("fork2", shortBranch(value), longBranch(value));
        return join(
                "fork3",
                convolve("fork3.branch1", value, 192, window(3, 2)),
                maximum("fork3.branch2", value));
    }

    private Value threeConvolutions() {
        Value value = convolve("conv1", graph.input(), 32, window(3, 2));
        value = convolve("conv2", value, 32, window(3, 1));
        return convolve("conv3", value, 64, Window.same(3, 1));
    }

    private Value shortBranch(Value input) {
        Value value = convolve("fork2.branch1.layer1", input, 64, Window.same(1, 1));
        return convolve("fork2.branch1.layer2", value, 96, window(3, 1));
    }

    private Value longBranch(Value input) {
        Value value = convolve("fork2.branch2.layer1", input, 64, Window.same(1, 1));
        value = convolve("fork2.branch2.layer2", value, 64, Window.same(1, 7, 1));
        value = convolve("fork2.branch2.layer3", value, 64, Window.same(7, 1, 1));
        return convolve("fork2.branch2.layer4", value, 96, window(3, 1));
    }

    private Value convolve(String name, Value input, int channels, Window window) {
        return ConvolutionLayer.INCEPTION.add(graph.in("stem." + name), input, channels, window);
    }

    private Value pool(String name, Value input) {
        return small ? input : maximum(name, input);
    }

    private Value maximum(String name, Value input) {
        return Layers.maximumPool(graph.in("stem." + name), input, window(3, 2));
    }

    private Value join(String name, Value... branches) {
        return Layers.concatenate(graph.in("stem." + name), List.of(branches));
    }

    private Window window(int kernel, int stride) {
        return small ? Window.same(kernel, 1) : Window.valid(kernel, stride);
    }
}

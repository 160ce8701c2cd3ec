package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The functions and classes that a network's Python file needs beside PyTorch's own.
final class PyTorchHelpers {

    private static final String SHUFFLE_CHANNELS =
            """
            def shuffle_channels(x, groups):
                \"""Deals the channels out anew: channel i of group g comes to place i * groups + g.\"""
                return x.unflatten(1, (groups, -1)).transpose(1, 2).flatten(1, 2)\
            """;

    private static final String MEAN_OF_SOME =
            """
            def mean_of_some(maps, rate, training):
                \"""The mean; in training, of those maps that an image does not leave out, at least one.\"""
                if not training:
                    return sum(maps) / len(maps)
                chance = torch.rand(len(maps), len(maps[0]), 1, 1, 1, device=maps[0].device)
                kept = chance >= chance.amax(0, keepdim=True).clamp(max=rate)
                return sum(k * x for k, x in zip(kept, maps)) / kept.sum(0)\
            """;

    private static final String CHANNEL_AFFINE =
            """
            class ChannelAffine(nn.Module):
                \"""A learned factor and summand for each channel.\"""

                def __init__(self, channels):
                    super().__init__()
                    self.weight = nn.Parameter(torch.ones(channels))
                    self.bias = nn.Parameter(torch.zeros(channels))

                def forward(self, x):
                    return x * self.weight.view(-1, 1, 1) + self.bias.view(-1, 1, 1)\
            """;

    private static final String DISTANCE_TO_CODES =
            """
            class DistanceToCodes(nn.Module):
                \"""The negative squared distance to a fixed code of 1 and -1 for each class.\"""

                def __init__(self, inputs, classes):
                    super().__init__()
                    self.register_buffer("codes", torch.randint(2, (classes, inputs)) * 2.0 - 1)

                def forward(self, x):
                    return -(x.unsqueeze(1) - self.codes).pow(2).sum(2)\
            """;

    private PyTorchHelpers() {}

    /// Those that the network needs.
    static List<String> of(Graph graph) {
        List<String> needed = new ArrayList<>();
        addIf(needed, graph, Operation.ShuffleChannels.class::isInstance, SHUFFLE_CHANNELS);
        addIf(
                needed,
                graph,
                operation -> operation instanceof Operation.Mean mean && mean.dropRate() > 0,
                MEAN_OF_SOME);
        addIf(needed, graph, Operation.ChannelAffine.class::isInstance, CHANNEL_AFFINE);
        addIf(needed, graph, Operation.DistanceToCodes.class::isInstance, DISTANCE_TO_CODES);
        return needed;
    }

    private static void addIf(
            List<String> needed, Graph graph, Predicate<Operation> need, String helper) {
        if (graph.nodes().stream().map(Node::operation).anyMatch(need)) {
            needed.add(helper);
        }
    }
}

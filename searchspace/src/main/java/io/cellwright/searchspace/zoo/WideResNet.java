package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.PreActivation;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// Residual networks that are wider instead of deeper. For CIFAR: three stages of pre-activated
/// basic units with k times 16, 32 and 64 channels and `6n + 4` layers, without dropout. For
/// ImageNet: ResNet-50 whose 3x3 layers have twice the channels, in torchvision's form; small
/// images meet ResNet's first layer for CIFAR. Source: Zagoruyko and Komodakis, "Wide Residual
/// Networks", 2016.
final class WideResNet {

    static final String PAPER = "Zagoruyko and Komodakis, \"Wide Residual Networks\", 2016";

    private static final int FIRST_CHANNELS = 16;

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    ResNet.SMALLER_FORM,
                    List.of(
                            new Model(
                                    "wrn50-2",
                                    "WRN-50-2-bottleneck",
                                    PAPER + ", with the stride of a bottleneck in its 3x3 layer",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Source.TORCHVISION.parameters("68883240"),
                                            Source.TIMM.multiplyAdds("11.43G"),
                                            Figure.top1Error("21.9", PAPER),
                                            Figure.top5Error("5.79", PAPER)),
                                    (image, classes) ->
                                            ResNet.graph(
                                                    ResNet.BLOCKS_OF_50,
                                                    ResNet.bottlenecks(1, 128),
                                                    image,
                                                    classes)),
                            cifarModel(16, 8, "11.0M", "4.27"),
                            cifarModel(28, 10, "36.5M", "4.00")));

    private WideResNet() {}

    private static Model cifarModel(int depth, int widening, String parameters, String error) {
        return new Model(
                "wrn-%d-%d".formatted(depth, widening),
                "WRN-%d-%d".formatted(depth, widening),
                PAPER + ", table 1",
                Model.CIFAR,
                10,
                List.of(
                        Figure.parameters(parameters, PAPER + ", table 5"),
                        Figure.top1Error(error, PAPER + ", table 5")),
                (image, classes) -> cifar(depth, widening, image, classes));
    }

    private static Graph cifar(int depth, int widening, Shape image, int classes) {
        int blocks = (depth - 4) / 6;
        return PreActivationResNet.graph(
                List.of(blocks, blocks, blocks),
                (graph, input, stage, stride) ->
                        PreActivation.basic(
                                graph, input, (widening * FIRST_CHANNELS) << stage, stride),
                image,
                classes);
    }
}

package io.cellwright.searchspace.zoo;

import java.util.List;

/// Residual networks whose 3x3 layers have 32 groups. Source: Xie, Girshick, Dollár, Tu and He,
/// "Aggregated Residual Transformations for Deep Neural Networks", 2017, table 1. Small images meet
/// ResNet's first layer for CIFAR.
final class ResNeXt {

    private static final String PAPER =
            "Xie, Girshick, Dollár, Tu and He,"
                    + " \"Aggregated Residual Transformations for Deep Neural Networks\", 2017";

    private static final String AUTHORS = "the authors' published models, 224x224, one crop";

    private static final int CARDINALITY = 32;

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    ResNet.SMALLER_FORM,
                    List.of(
                            model(
                                    50,
                                    4,
                                    ResNet.BLOCKS_OF_50,
                                    List.of(
                                            Source.TORCHVISION.parameters("25028904"),
                                            Source.TIMM.multiplyAdds("4.26G"),
                                            Figure.top1Error("22.2", AUTHORS))),
                            model(
                                    101,
                                    4,
                                    ResNet.BLOCKS_OF_101,
                                    List.of(
                                            Source.TIMM.parameters("44.18M"),
                                            Source.TIMM.multiplyAdds("8.01G"),
                                            Figure.top1Error("21.2", AUTHORS))),
                            model(
                                    101,
                                    8,
                                    ResNet.BLOCKS_OF_101,
                                    List.of(
                                            Source.TORCHVISION.parameters("88791336"),
                                            Source.TORCHVISION.multiplyAdds("16.41G"),
                                            Source.TORCHVISION.top1Error("20.688"),
                                            Source.TORCHVISION.top5Error("5.474")))));

    private ResNeXt() {}

    /// @param width the channels of each group in the first stage
    private static Model model(int depth, int width, List<Integer> blocks, List<Figure> published) {
        return new Model(
                "resnext%d-%dx%dd".formatted(depth, CARDINALITY, width),
                "ResNeXt-%d (%dx%dd)".formatted(depth, CARDINALITY, width),
                PAPER + ", table 1",
                Model.IMAGENET,
                1000,
                published,
                (image, classes) ->
                        ResNet.graph(
                                blocks,
                                ResNet.bottlenecks(CARDINALITY, CARDINALITY * width),
                                image,
                                classes));
    }
}

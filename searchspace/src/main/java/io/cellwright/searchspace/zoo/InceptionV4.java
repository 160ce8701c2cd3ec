package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.UniformInception;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// Inception-v4: fourteen modules of three kinds behind a stem with forks. Source: Szegedy, Ioffe,
/// Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
/// Learning", 2017, figures 3 to 9.
///
/// On small images the stem keeps the size ([InceptionStem]).
final class InceptionV4 {

    private static final int MODULES_A = 4;
    private static final int MODULES_B = 7;
    private static final int MODULES_C = 3;

    static final String SOURCE =
            "Szegedy, Ioffe, Vanhoucke and Alemi, \"Inception-v4, Inception-ResNet and the Impact"
                    + " of Residual Connections on Learning\", 2017";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the windows of the stem have stride 1 and keep the size",
                    List.of(
                            new Model(
                                    "inception-v4",
                                    "Inception-v4",
                                    SOURCE + ", figure 9",
                                    InceptionV3.IMAGE,
                                    1000,
                                    List.of(
                                            Figure.parameters(
                                                    "42679816", "imgclsmob's table of models"),
                                            Figure.parameters(
                                                    "42.68M", "timm's benchmark, inception_v4"),
                                            Figure.multiplyAdds(
                                                    "12.28G", "timm's benchmark, inception_v4"),
                                            Figure.top1Error("20.0", SOURCE + ", table 2"),
                                            Figure.top5Error("5.0", SOURCE + ", table 2")),
                                    InceptionV4::graph)));

    private InceptionV4() {}

    private static Graph graph(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value value = new InceptionStem(graph).branched();
        for (int module = 1; module <= MODULES_A; module++) {
            value = UniformInception.moduleA(graph.in("inception-a" + module), value);
        }
        value = UniformInception.reductionA(graph.in("reduction-a"), value, 192, 224, 256, 384);
        for (int module = 1; module <= MODULES_B; module++) {
            value = UniformInception.moduleB(graph.in("inception-b" + module), value);
        }
        value = UniformInception.reductionB(graph.in("reduction-b"), value);
        for (int module = 1; module <= MODULES_C; module++) {
            value = UniformInception.moduleC(graph.in("inception-c" + module), value);
        }
        return graph.build(Layers.classify(graph, value, 0.2, classes));
    }
}

package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.ConvolutionLayer;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.ResidualInception;
import io.cellwright.searchspace.block.UniformInception;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// Inception-ResNet-v2: forty Inception modules with residual connections. Source: Szegedy, Ioffe,
/// Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
/// Learning", 2017, in the form of the published code and weights: the stem of Inception-v3, 320,
/// 1088 and 2080 channels, 10, 20 and 10 modules, and a last 1x1 convolution, where the paper's
/// figures have the stem of Inception-v4, fewer channels, and 5, 10 and 5 modules.
///
/// On small images the stem keeps the size ([InceptionStem]).
final class InceptionResNetV2 {

    private static final int MODULES_A = 10;
    private static final int MODULES_B = 20;
    private static final int MODULES_C = 10;
    private static final int LAST_CHANNELS = 1536;

    private static final String TIMM = "timm's benchmark, inception_resnet_v2";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the windows of the stem have stride 1 and keep the size, without its"
                            + " poolings",
                    List.of(
                            new Model(
                                    "inception-resnet-v2",
                                    "Inception-ResNet-v2",
                                    InceptionV4.SOURCE + ", as in its published code",
                                    InceptionV3.IMAGE,
                                    1000,
                                    List.of(
                                            Figure.parameters(
                                                    "55843464", "imgclsmob's table of models"),
                                            Figure.parameters("55.8M", TIMM),
                                            Figure.multiplyAdds("13.2G", TIMM),
                                            Figure.top1Error(
                                                    "19.9", InceptionV4.SOURCE + ", table 2"),
                                            Figure.top5Error(
                                                    "4.9", InceptionV4.SOURCE + ", table 2")),
                                    InceptionResNetV2::graph)));

    private InceptionResNetV2() {}

    private static Graph graph(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value value = new InceptionStem(graph).sequential();
        value = ResidualInception.firstModule(graph.in("inception1"), value);
        for (int module = 1; module <= MODULES_A; module++) {
            value = ResidualInception.moduleA(graph.in("residual-a" + module), value, 0.17);
        }
        value = UniformInception.reductionA(graph.in("reduction-a"), value, 256, 256, 384, 384);
        for (int module = 1; module <= MODULES_B; module++) {
            value = ResidualInception.moduleB(graph.in("residual-b" + module), value, 0.1);
        }
        value = ResidualInception.reductionB(graph.in("reduction-b"), value);
        for (int module = 1; module < MODULES_C; module++) {
            value = ResidualInception.moduleC(graph.in("residual-c" + module), value, 0.2);
        }
        value = ResidualInception.lastModuleC(graph.in("residual-c" + MODULES_C), value, 1);
        value =
                ConvolutionLayer.INCEPTION.add(
                        graph.in("last"), value, LAST_CHANNELS, Window.same(1, 1));
        return graph.build(Layers.classify(graph, value, 0.2, classes));
    }
}

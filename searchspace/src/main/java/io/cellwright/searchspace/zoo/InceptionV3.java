package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.AuxiliaryClassifier;
import io.cellwright.searchspace.block.FactorizedInception;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// Inception-v3: eleven modules whose large windows are factorized. Source: Szegedy, Vanhoucke,
/// Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for Computer Vision", 2016;
/// channels as in its published code and in torchvision.
///
/// On small images the stem keeps the size ([InceptionStem]), and the auxiliary classifier's 5x5
/// window is padded, since its map is smaller than that.
final class InceptionV3 {

    /// The shape of the images of Inception-v3 and its successors, 299x299 pixels.
    static final Shape IMAGE = new Shape(3, 299, 299);

    private static final String SOURCE =
            "Szegedy et al., \"Rethinking the Inception Architecture for Computer Vision\", 2016";
    private static final String TORCHVISION = "torchvision, Inception_V3_Weights.IMAGENET1K_V1";
    private static final String TIMM = "timm's benchmark, inception_v3";

    private static final List<Figure> ERRORS =
            List.of(
                    Figure.top1Error("21.2", SOURCE + ", table 3"),
                    Figure.top5Error("5.6", SOURCE + ", table 3"));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the windows of the stem have stride 1 and keep the size, without its"
                            + " poolings; an auxiliary classifier pads its 5x5 window",
                    List.of(
                            model(
                                    "inception-v3",
                                    "Inception-v3",
                                    List.of(
                                            Figure.parameters(
                                                    "23834568", "mmpretrain, inception_v3"),
                                            Figure.multiplyAdds("5.713G", TORCHVISION),
                                            Figure.multiplyAdds("5.73G", TIMM),
                                            ERRORS.getFirst(),
                                            ERRORS.getLast()),
                                    false),
                            model(
                                    "inception-v3-aux",
                                    "Inception-v3 with its auxiliary classifier",
                                    List.of(
                                            Figure.parameters("27161264", TORCHVISION),
                                            ERRORS.getFirst(),
                                            ERRORS.getLast()),
                                    true)));

    private InceptionV3() {}

    private static Model model(
            String name, String title, List<Figure> published, boolean auxiliary) {
        return new Model(
                name,
                title,
                SOURCE,
                IMAGE,
                1000,
                published,
                (image, classes) -> graph(auxiliary, image, classes));
    }

    private static Graph graph(boolean auxiliary, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value middle = middle(graph, large(graph, new InceptionStem(graph).sequential()));
        Value[] auxiliaries =
                auxiliary ? new Value[] {auxiliary(graph, middle, classes)} : new Value[0];
        Value value = FactorizedInception.secondReduction(graph.in("reduction2"), middle);
        value = FactorizedInception.expandedFilterBank(graph.in("inception3a"), value);
        value = FactorizedInception.expandedFilterBank(graph.in("inception3b"), value);
        return graph.build(Layers.classify(graph, value, 0.5, classes), auxiliaries);
    }

    /// The three modules on the 35x35 map.
    private static Value large(GraphBuilder graph, Value input) {
        Value value = FactorizedInception.smallWindows(graph.in("inception1a"), input, 32);
        value = FactorizedInception.smallWindows(graph.in("inception1b"), value, 64);
        return FactorizedInception.smallWindows(graph.in("inception1c"), value, 64);
    }

    /// The reduction to 17x17 and the four modules on that map.
    private static Value middle(GraphBuilder graph, Value input) {
        Value value = FactorizedInception.firstReduction(graph.in("reduction1"), input);
        value = FactorizedInception.asymmetricWindows(graph.in("inception2a"), value, 128);
        value = FactorizedInception.asymmetricWindows(graph.in("inception2b"), value, 160);
        value = FactorizedInception.asymmetricWindows(graph.in("inception2c"), value, 160);
        return FactorizedInception.asymmetricWindows(graph.in("inception2d"), value, 192);
    }

    private static Value auxiliary(GraphBuilder graph, Value input, int classes) {
        GraphBuilder inner = graph.in("auxiliary1");
        return SmallerForm.isSmall(graph.input().shape())
                ? AuxiliaryClassifier.ofInceptionV3(inner, input, Window.same(5, 1), classes)
                : AuxiliaryClassifier.ofInceptionV3(inner, input, classes);
    }
}

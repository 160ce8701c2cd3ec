package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.ConvolutionLayer;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.VggStack;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The VGG networks: five stacks of 3x3 convolutions, each with a pooling that halves the map, and
/// three fully connected layers. Source: Simonyan and Zisserman, "Very Deep Convolutional Networks
/// for Large-Scale Image Recognition", 2015, table 1, columns A, B, D and E. The forms with batch
/// normalization are torchvision's, which keep the biases.
///
/// On small images one fully connected layer behind global average pooling takes the place of the
/// three, as is usual for CIFAR (Liu, "pytorch-cifar", 2017; Li, Kadav, Durdanovic, Samet and Graf,
/// "Pruning Filters for Efficient ConvNets", 2017, keep one more, of 512), and the poolings round
/// up, so that 28 pixels pass all five.
final class Vgg {

    private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

    private static final String SOURCE =
            "Simonyan and Zisserman, \"Very Deep Convolutional Networks for Large-Scale Image"
                    + " Recognition\", 2015";

    /// @param column of the paper's table 1
    /// @param layers the 3x3 convolutions of each stack
    private record Configuration(int depth, String column, List<Integer> layers) {}

    private static final Configuration A = new Configuration(11, "A", List.of(1, 1, 2, 2, 2));
    private static final Configuration B = new Configuration(13, "B", List.of(2, 2, 2, 2, 2));
    private static final Configuration D = new Configuration(16, "D", List.of(2, 2, 3, 3, 3));
    private static final Configuration E = new Configuration(19, "E", List.of(2, 2, 4, 4, 4));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "one fully connected layer behind global average pooling instead of"
                            + " three; poolings round up",
                    List.of(
                            plain(A, "133M", "132863336", "7.61G", "29.6", "10.4"),
                            plain(B, "133M", "133047848", "11.31G", "28.7", "9.9"),
                            plain(D, "138M", "138357544", "15.47G", "25.6", "8.1"),
                            plain(E, "144M", "143667240", "19.63G", "25.5", "8.0"),
                            normalized(A, "132868840", "7.61G", "29.63", "10.19"),
                            normalized(B, "133053736", "11.31G", "28.414", "9.626"),
                            normalized(D, "138365992", "15.47G", "26.64", "8.484"),
                            normalized(E, "143678248", "19.63G", "25.782", "8.158")));

    private Vgg() {}

    private static Model plain(
            Configuration configuration,
            String rounded,
            String exact,
            String multiplyAdds,
            String top1,
            String top5) {
        String name = "VGG" + configuration.depth();
        List<Figure> published =
                List.of(
                        Figure.parameters(rounded, SOURCE + ", table 2"),
                        Figure.top1Error(top1, SOURCE + ", table 3, the best of one test scale"),
                        Figure.top5Error(top5, SOURCE + ", table 3, the best of one test scale"));
        return model(
                configuration,
                false,
                Stream.concat(
                                published.stream(),
                                counts(exact, multiplyAdds, torchvision(name)).stream())
                        .toList());
    }

    private static Model normalized(
            Configuration configuration,
            String exact,
            String multiplyAdds,
            String top1,
            String top5) {
        String source = torchvision("VGG" + configuration.depth() + "_BN");
        List<Figure> figures = new ArrayList<>(counts(exact, multiplyAdds, source));
        figures.add(Figure.top1Error(top1, source + ", 100 minus the accuracy"));
        figures.add(Figure.top5Error(top5, source + ", 100 minus the accuracy"));
        return model(configuration, true, figures);
    }

    private static String torchvision(String name) {
        return "torchvision, %s_Weights.IMAGENET1K_V1".formatted(name);
    }

    private static List<Figure> counts(String parameters, String multiplyAdds, String source) {
        return List.of(
                Figure.parameters(parameters, source), Figure.multiplyAdds(multiplyAdds, source));
    }

    private static Model model(
            Configuration configuration, boolean normalized, List<Figure> published) {
        return new Model(
                "vgg%d%s".formatted(configuration.depth(), normalized ? "-bn" : ""),
                "VGG-%d%s"
                        .formatted(
                                configuration.depth(),
                                normalized ? " with batch normalization" : ""),
                "%s, table 1, column %s%s"
                        .formatted(
                                SOURCE,
                                configuration.column(),
                                normalized ? "; with batch normalization as in torchvision" : ""),
                Model.IMAGENET,
                1000,
                published,
                (image, classes) -> graph(configuration, normalized, image, classes));
    }

    private static Graph graph(
            Configuration configuration, boolean normalized, Shape image, int classes) {
        boolean small = SmallerForm.isSmall(image);
        Operation halving =
                new Operation.Pooling(
                        Operation.Pooling.Kind.MAXIMUM,
                        Window.valid(2, 2),
                        small ? Operation.Pooling.Rounding.UP : Operation.Pooling.Rounding.DOWN);
        ConvolutionLayer layer =
                normalized ? ConvolutionLayer.BIASED_AND_NORMALIZED : ConvolutionLayer.BIASED;
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value value = graph.input();
        for (int index = 0; index < CHANNELS.size(); index++) {
            GraphBuilder stage = graph.in("stage" + (index + 1));
            int layers = configuration.layers().get(index);
            value = VggStack.expand(stage, value, layer, CHANNELS.get(index), layers, 1);
            value = stage.add("pooling", halving, value);
        }
        return graph.build(
                small
                        ? Layers.classify(graph, value, classes)
                        : ClassifierLayers.fullyConnected(graph, value, classes));
    }
}

package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.AuxiliaryClassifier;
import io.cellwright.searchspace.block.ConvolutionLayer;
import io.cellwright.searchspace.block.Inception;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// GoogLeNet, nine Inception modules in three groups: 22 layers with weights. Source: Szegedy, Liu,
/// Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke and Rabinovich, "Going Deeper with
/// Convolutions", 2015, table 1. The paper gives no constants for its response normalization; these
/// are Caffe's.
///
/// On small images one 3x3 convolution of 192 channels with stride 1 takes the place of everything
/// before the first module, as in the usual networks for CIFAR (Liu, "pytorch-cifar", 2017).
final class GoogLeNet {

    private static final int STEM_CHANNELS = 192;
    private static final Operation RESPONSE_NORMALIZATION =
            new Operation.LocalResponseNormalization(5, 1e-4, 0.75, 1);

    private static final String SOURCE = "Szegedy et al., \"Going Deeper with Convolutions\", 2015";
    private static final String TABLE =
            SOURCE + ", the sum of table 1, whose first row fits a depthwise separable convolution";
    private static final String TORCHVISION =
            "torchvision, GoogLeNet_Weights.IMAGENET1K_V1; errors are 100 minus the accuracies";

    /// One module of table 1, and whether an auxiliary classifier reads it.
    private record Module(String name, boolean auxiliary, Inception.Widths widths) {}

    private static final List<List<Module>> STAGES =
            List.of(
                    List.of(
                            module("3a", 64, 96, 128, 16, 32, 32),
                            module("3b", 128, 128, 192, 32, 96, 64)),
                    List.of(
                            withAuxiliary(module("4a", 192, 96, 208, 16, 48, 64)),
                            module("4b", 160, 112, 224, 24, 64, 64),
                            module("4c", 128, 128, 256, 24, 64, 64),
                            withAuxiliary(module("4d", 112, 144, 288, 32, 64, 64)),
                            module("4e", 256, 160, 320, 32, 128, 128)),
                    List.of(
                            module("5a", 256, 160, 320, 32, 128, 128),
                            module("5b", 384, 192, 384, 48, 128, 128)));

    /// What differs between the published forms.
    ///
    /// @param widest the side of the third branch's window
    /// @param lastPooling the window of the pooling before the last two modules
    private record Form(
            ConvolutionLayer layer,
            int widest,
            boolean responseNormalized,
            Window lastPooling,
            double dropout,
            boolean auxiliaries) {}

    private static final Form PAPER =
            new Form(ConvolutionLayer.BIASED, 5, true, Window.valid(3, 2), 0.4, false);
    private static final Form PAPER_IN_TRAINING =
            new Form(ConvolutionLayer.BIASED, 5, true, Window.valid(3, 2), 0.4, true);
    private static final Form NORMALIZED =
            new Form(ConvolutionLayer.INCEPTION, 3, false, Window.valid(2, 2), 0.2, false);

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "one 3x3 convolution of 192 channels with stride 1 before the first"
                            + " module",
                    List.of(
                            model(
                                    "googlenet",
                                    "GoogLeNet",
                                    SOURCE + ", table 1; without its auxiliary classifiers",
                                    List.of(
                                            Figure.parameters("6.8M", TABLE),
                                            Figure.multiplyAdds("1.5G", TABLE),
                                            Figure.top5Error("10.07", SOURCE + ", table 3")),
                                    PAPER),
                            model(
                                    "googlenet-aux",
                                    "GoogLeNet with auxiliary classifiers",
                                    SOURCE + ", table 1 and section 5",
                                    List.of(Figure.top5Error("10.07", SOURCE + ", table 3")),
                                    PAPER_IN_TRAINING),
                            model(
                                    "googlenet-bn",
                                    "GoogLeNet with batch normalization",
                                    SOURCE + "; as in torchvision, with 3x3 windows for 5x5 ones",
                                    List.of(
                                            Figure.parameters("6624904", TORCHVISION),
                                            Figure.multiplyAdds("1.498G", TORCHVISION),
                                            Figure.top1Error("30.222", TORCHVISION),
                                            Figure.top5Error("10.47", TORCHVISION)),
                                    NORMALIZED)));

    private GoogLeNet() {}

    private static Model model(
            String name, String title, String source, List<Figure> published, Form form) {
        return new Model(
                name,
                title,
                source,
                Model.IMAGENET,
                1000,
                published,
                (image, classes) -> graph(form, image, classes));
    }

    private static Module module(
            String name,
            int one,
            int reducedThree,
            int three,
            int reducedFive,
            int five,
            int pooled) {
        return new Module(
                "inception" + name,
                false,
                new Inception.Widths(one, reducedThree, three, reducedFive, five, pooled));
    }

    private static Module withAuxiliary(Module module) {
        return new Module(module.name(), true, module.widths());
    }

    private static Graph graph(Form form, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        List<Value> auxiliaries = new ArrayList<>();
        Value value = SmallerForm.isSmall(image) ? smallStem(form, graph) : stem(form, graph);
        for (int index = 0; index < STAGES.size(); index++) {
            if (index > 0) {
                value = pool(form, graph, index, value);
            }
            for (Module module : STAGES.get(index)) {
                value = expand(form, graph, module, value);
                if (form.auxiliaries() && module.auxiliary()) {
                    auxiliaries.add(
                            AuxiliaryClassifier.ofGoogLeNet(
                                    graph.in("auxiliary" + (auxiliaries.size() + 1)),
                                    value,
                                    form.layer(),
                                    classes));
                }
            }
        }
        return graph.build(
                Layers.classify(graph, value, form.dropout(), classes),
                auxiliaries.toArray(Value[]::new));
    }

    private static Value expand(Form form, GraphBuilder graph, Module module, Value input) {
        return Inception.reduced(
                graph.in(module.name()), input, form.layer(), module.widths(), form.widest(), 1);
    }

    private static Value smallStem(Form form, GraphBuilder graph) {
        return form.layer().add(graph.in("conv1"), graph.input(), STEM_CHANNELS, Window.same(3, 1));
    }

    private static Value stem(Form form, GraphBuilder graph) {
        Value value = form.layer().add(graph.in("conv1"), graph.input(), 64, Window.same(7, 2));
        value = OverlappingPooling.maximum(graph.in("pool1"), value);
        value = normalize(form, graph.in("pool1"), value);
        value = form.layer().add(graph.in("conv2.reduce"), value, 64, Window.same(1, 1));
        value = form.layer().add(graph.in("conv2"), value, STEM_CHANNELS, Window.same(3, 1));
        value = normalize(form, graph.in("conv2"), value);
        return OverlappingPooling.maximum(graph.in("pool2"), value);
    }

    private static Value normalize(Form form, GraphBuilder graph, Value input) {
        return form.responseNormalized()
                ? graph.add("response-norm", RESPONSE_NORMALIZATION, input)
                : input;
    }

    /// The pooling before the second and the third stage.
    private static Value pool(Form form, GraphBuilder graph, int stage, Value input) {
        Window window = stage == STAGES.size() - 1 ? form.lastPooling() : Window.valid(3, 2);
        return Layers.poolRoundedUp(
                graph.in("pool" + (stage + 2)), input, Operation.Pooling.Kind.MAXIMUM, window);
    }
}

package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.UShape;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The network for segmentation: one logit a class for each pixel of the result, which is smaller
/// than the image, since no convolution is padded: 388x388 of 572x572. Source: Ronneberger, Fischer
/// and Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation", 2015, figure 1,
/// with the dropout and the ReLU behind the up-convolutions of the authors' published network.
///
/// Images with a side below 188 pixels, where unpadded convolutions do not fit, meet padded ones,
/// as is usual. The result then has the image's size, or the largest multiples of 16 that fit into
/// it.
final class UNet {

    private static final int FIRST_CHANNELS = 64;

    /// How often maps are halved and enlarged.
    private static final int LEVELS = 4;

    /// Unpadded convolutions all fit from 188 pixels on, which leave 4x4 at the end.
    private static final SmallerForm PADDED =
            new SmallerForm(
                    SmallerForm.Kind.PADDED,
                    187,
                    "all convolutions are padded; the result has the image's size, or the largest"
                            + " multiples of 16 in it");

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            "unet",
                            "U-Net",
                            "Ronneberger, Fischer and Brox, \"U-Net: Convolutional Networks for"
                                    + " Biomedical Image Segmentation\", 2015, figure 1",
                            new Shape(1, 572, 572),
                            2,
                            List.of(),
                            Optional.of(PADDED),
                            UNet::graph));

    private UNet() {}

    private static Graph graph(Shape image, int classes) {
        boolean padded = PADDED.takes(image);
        Window window = padded ? Window.same(3, 1) : Window.valid(3, 1);
        GraphBuilder graph = GraphBuilder.withInput(image);
        List<Value> skipping = new ArrayList<>();
        Value value = graph.input();
        for (int level = 0; level < LEVELS; level++) {
            GraphBuilder down = graph.in("down" + level);
            Value convolved = UShape.convolveTwice(down, value, FIRST_CHANNELS << level, window);
            Value passed = level == LEVELS - 1 ? drop(down, convolved) : convolved;
            skipping.add(passed);
            value = Layers.maximumPool(down, passed, Window.valid(2, 2));
        }
        GraphBuilder bottom = graph.in("bottom");
        value = UShape.convolveTwice(bottom, value, FIRST_CHANNELS << LEVELS, window);
        value = drop(bottom, value);
        for (int level = LEVELS - 1; level >= 0; level--) {
            GraphBuilder up = graph.in("up" + level);
            int channels = FIRST_CHANNELS << level;
            Value enlarged = UShape.enlarge(up.in("enlarge"), value, channels);
            Value connected = UShape.connect(up, enlarged, skipping.get(level));
            value = UShape.convolveTwice(up, connected, channels, window);
        }
        return graph.build(
                graph.add(
                        "classifier",
                        new Operation.Convolution(classes, Window.same(1, 1), 1, true),
                        value));
    }

    private static Value drop(GraphBuilder graph, Value value) {
        return graph.add("dropout", new Operation.Dropout(0.5), value);
    }
}

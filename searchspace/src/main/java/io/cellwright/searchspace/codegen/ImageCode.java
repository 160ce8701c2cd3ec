package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The methods that prepare a batch of images and, where each pixel has one, of labels.
///
/// What chance decides about each image comes in as numbers. Images are bytes whose channels lie
/// side by side (images, height, width, channels) until they are normalized: so a pixel is moved as
/// a whole, and what comes out is channels-last without another copy. A method is there only where
/// the augmentation has use for it.
///
/// @param image the shape of one image
/// @param output the shape of the network's output for it
record ImageCode(Shape image, Shape output, Augmentation augmentation) {

    static final String MEAN = "normalization_mean";
    static final String DEVIATION = "normalization_deviation";
    static final String FILL = "cutout_fill";

    /// The deviation that brings bytes to the range from 0 to 1.
    private static final double LARGEST_BYTE = 255;

    /// The label that PyTorch's cross-entropy leaves out.
    private static final int NO_LABEL = -100;

    ImageCode {
        if (augmentation.resizedCrop() > 0 && isMap(output)) {
            throw new IllegalArgumentException(
                    "resizedCrop is 0 where a network labels the pixels of its images, not "
                            + augmentation.resizedCrop());
        }
    }

    static ImageCode of(Graph graph, TrainingSettings settings) {
        return new ImageCode(graph.input(), graph.output(), settings.augmentation());
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        methods.add(ImageMethods.normalize());
        if (resizes()) {
            methods.add(ImageMethods.resize(image));
        } else if (moves()) {
            methods.add(ImageMethods.move("move", image, augmentation.cropPadding(), 0));
        }
        if (moves() && isMap(output)) {
            methods.add(
                    ImageMethods.move(
                            "move_labels",
                            output.withChannels(1),
                            augmentation.cropPadding(),
                            NO_LABEL));
        }
        if (cuts()) {
            methods.add(
                    ImageMethods.cutOut(
                            image, augmentation.cutout(), augmentation.colorNormalization()));
        }
        if (mixes()) {
            methods.add(ImageMethods.mix());
        }
        methods.add(batch());
        return methods;
    }

    /// The parameters of `train_steps` that say what becomes of images: of each a row for each
    /// step.
    List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of("crops: Tensor", "flips: Tensor"));
        if (resizes()) {
            inputs.add("parts: Tensor");
        }
        if (cuts()) {
            inputs.add("cutouts: Tensor");
        }
        if (mixes()) {
            inputs.add("partners: Tensor");
            inputs.add("shares: Tensor");
        }
        return inputs;
    }

    /// The statements that make `batch`, the images of step `i`, out of `pixels`, and `target`,
    /// their labels, and with mixup the labels `target0` of the images that have the `rest` of the
    /// mix. The variable `pick` has the images' positions.
    List<String> statements() {
        List<String> lines = new ArrayList<>();
        lines.add("crop = torch.select(crops, 0, i)");
        lines.add("flip = torch.select(flips, 0, i)");
        List<String> arguments = new ArrayList<>(List.of("crop", "flip"));
        if (resizes()) {
            arguments.add("torch.select(parts, 0, i)");
        }
        if (cuts()) {
            arguments.add("torch.select(cutouts, 0, i)");
        }
        if (mixes()) {
            lines.add("partner = torch.select(partners, 0, i)");
            lines.add("share = float(torch.item(torch.select(shares, 0, i)))");
            lines.add("rest = torch.sub(1., share)");
            arguments.addAll(List.of("partner", "share"));
        }
        lines.add(
                "batch = (self).batch(torch.index_select(pixels, 0, pick), %s, )"
                        .formatted(String.join(", ", arguments)));
        String labels = "torch.index_select(labels, 0, pick)";
        lines.add(
                "target = "
                        + (moves() && isMap(output)
                                ? "torch.squeeze((self).move_labels(torch.unsqueeze(%s, 3), crop, flip, ), 3)"
                                        .formatted(labels)
                                : labels));
        if (mixes()) {
            lines.add("target0 = torch.index_select(target, 0, partner)");
        }
        return lines;
    }

    boolean mixes() {
        return augmentation.mixup() > 0;
    }

    private boolean cuts() {
        return augmentation.cutout() > 0;
    }

    private boolean resizes() {
        return augmentation.resizedCrop() > 0;
    }

    private boolean moves() {
        return augmentation.cropPadding() > 0 || augmentation.flip();
    }

    /// Whether every pixel of a network's output has a label of its own.
    static boolean isMap(Shape output) {
        return output.height() > 1 || output.width() > 1;
    }

    /// What the methods read, by name.
    ///
    /// @param mean of each channel of the images
    /// @param deviation of each channel of the images
    Map<String, Tensor> constants(List<Double> mean, List<Double> deviation) {
        int channels = image.channels();
        if (mean.size() != channels) {
            throw new IllegalArgumentException(
                    "images of %d channels need as many means and deviations, not %d"
                            .formatted(channels, mean.size()));
        }
        Map<String, Tensor> constants = new LinkedHashMap<>();
        if (augmentation.colorNormalization()) {
            constants.put(MEAN, row(mean));
            constants.put(DEVIATION, row(deviation));
            return constants;
        }
        constants.put(MEAN, row(Collections.nCopies(channels, 0.0)));
        constants.put(DEVIATION, row(Collections.nCopies(channels, LARGEST_BYTE)));
        if (cuts()) {
            constants.put(FILL, row(mean.stream().map(value -> value / LARGEST_BYTE).toList()));
        }
        return constants;
    }

    /// One value for each channel, as often as a row has pixels: long runs of memory are far faster
    /// to combine than three values at a time.
    private Tensor row(List<Double> values) {
        int width = image.width();
        float[] row = new float[Math.multiplyExact(values.size(), width)];
        for (int at = 0; at < row.length; at++) {
            row[at] = values.get(at / width).floatValue();
        }
        return new Tensor(List.of(1, values.size(), 1, width), row);
    }

    /// From bytes to what the network reads.
    private Method batch() {
        List<String> parameters =
                new ArrayList<>(List.of("images: Tensor", "crop: Tensor", "flip: Tensor"));
        List<String> body = new ArrayList<>();
        if (resizes()) {
            parameters.add("part: Tensor");
            body.add("images0 = (self).resize(images, part, flip, )");
        } else if (moves()) {
            body.add("images0 = (self).move(images, crop, flip, )");
        } else {
            body.add("images0 = images");
        }
        body.add("batch = (self).normalize(torch.permute(images0, [0, 3, 1, 2]), )");
        if (cuts()) {
            parameters.add("cutout: Tensor");
            body.add("batch = (self).cut_out(batch, cutout, )");
        }
        if (mixes()) {
            parameters.addAll(List.of("partner: Tensor", "share: float"));
            body.add("batch = (self).mix(batch, partner, share, )");
        }
        body.add("return batch");
        return new Method("batch", parameters, "Tensor", body);
    }
}

package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Map;

/// The methods that prepare a batch of images and, where each pixel has one, of labels.
final class ImageCode {

    static final String MEAN = "normalization_mean";
    static final String DEVIATION = "normalization_deviation";

    /// The label that PyTorch's cross-entropy leaves out.
    private static final int NO_LABEL = -100;

    private ImageCode() {}

    static Method normalize() {
        return Method.of(
                "normalize",
                List.of("images: Tensor"),
                "Tensor",
                """
                pixels = torch.contiguous(torch.to(images, 6), memory_format=2)
                return torch.div_(torch.sub_(pixels, self.%s), self.%s)
                """
                        .formatted(MEAN, DEVIATION));
    }

    /// Crops and mirrors images whose shape is given.
    static Method augment(Shape image, int padding) {
        return augment("augment", image, padding, 0);
    }

    /// Crops and mirrors the labels of a network's output pixels, as one channel.
    static Method augmentLabels(Shape output, int padding) {
        return augment("augment_labels", output.withChannels(1), padding, NO_LABEL);
    }

    /// Crops and mirrors by gathering every pixel from where it comes from.
    private static Method augment(String name, Shape image, int padding, int outside) {
        return Method.of(
                name,
                List.of("images: Tensor", "crops: Tensor", "flips: Tensor"),
                "Tensor",
                Text.fill(
                        """
                        device = ops.prim.device(images)
                        count = torch.size(images, 0)
                        padded = torch.constant_pad_nd(images, [PADDING, PADDING, PADDING, PADDING], OUTSIDE)
                        image = torch.arange(count, dtype=None, layout=None, device=device)
                        channel = torch.arange(CHANNELS, dtype=None, layout=None, device=device)
                        row = torch.arange(HEIGHT, dtype=None, layout=None, device=device)
                        column = torch.arange(WIDTH, dtype=None, layout=None, device=device)
                        mirrored = torch.where(torch.unsqueeze(flips, 1), torch.flip(column, [0]), column)
                        rows = torch.add(torch.slice(crops, 1, 0, 1), row)
                        columns = torch.add(torch.slice(crops, 1, 1, 2), mirrored)
                        image0 = torch.view(image, [-1, 1, 1, 1])
                        channel0 = torch.view(channel, [1, -1, 1, 1])
                        rows0 = torch.view(rows, [-1, 1, HEIGHT, 1])
                        columns0 = torch.view(columns, [-1, 1, 1, WIDTH])
                        return torch.index(padded, annotate(List[Optional[Tensor]], [image0, channel0, rows0, columns0]))
                        """,
                        Map.of(
                                "PADDING", padding,
                                "OUTSIDE", outside,
                                "CHANNELS", image.channels(),
                                "HEIGHT", image.height(),
                                "WIDTH", image.width())));
    }
}

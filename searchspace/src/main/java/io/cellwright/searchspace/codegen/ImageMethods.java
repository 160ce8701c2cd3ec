package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Map;

/// The single steps from the bytes of images to what a network reads, one method each.
final class ImageMethods {

    private ImageMethods() {}

    /// Of images in the usual order (images, channels, height, width), however they lie in memory.
    static Method normalize() {
        return Method.of(
                "normalize",
                List.of("images: Tensor"),
                "Tensor",
                """
                pixels = torch.contiguous(torch.to(images, 6), memory_format=2)
                return torch.div_(torch.sub_(pixels, self.%s), self.%s)
                """
                        .formatted(ImageCode.MEAN, ImageCode.DEVIATION));
    }

    /// Crops and mirrors: each pixel is fetched from where it comes from.
    static Method move(String name, Shape shape, int padding, int outside) {
        return Method.of(
                name,
                List.of("images: Tensor", "crop: Tensor", "flip: Tensor"),
                "Tensor",
                Text.fill(
                        """
                        device = ops.prim.device(images)
                        padded = torch.constant_pad_nd(images, [0, 0, PADDING, PADDING, PADDING, PADDING], OUTSIDE)
                        image = torch.arange(torch.size(images, 0), dtype=None, layout=None, device=device)
                        row = torch.arange(HEIGHT, dtype=None, layout=None, device=device)
                        column = torch.arange(WIDTH, dtype=None, layout=None, device=device)
                        mirrored = torch.where(torch.unsqueeze(flip, 1), torch.flip(column, [0]), column)
                        rows = torch.add(torch.add(torch.slice(crop, 1, 0, 1), row), torch.unsqueeze(image, 1), alpha=ROWS)
                        columns = torch.add(torch.slice(crop, 1, 1, 2), mirrored)
                        places = torch.add(torch.unsqueeze(columns, 1), torch.unsqueeze(rows, 2), alpha=COLUMNS)
                        moved = torch.index_select(torch.reshape(padded, [-1, CHANNELS]), 0, torch.reshape(places, [-1]))
                        return torch.view(moved, [-1, HEIGHT, WIDTH, CHANNELS])
                        """,
                        Map.of(
                                "PADDING",
                                padding,
                                "OUTSIDE",
                                outside,
                                "CHANNELS",
                                shape.channels(),
                                "HEIGHT",
                                shape.height(),
                                "WIDTH",
                                shape.width(),
                                "ROWS",
                                shape.height() + 2 * padding,
                                "COLUMNS",
                                shape.width() + 2 * padding)));
    }

    /// Enlarges a part of each image to the whole, and mirrors: bilinear, by pixels' middles, first
    /// along the columns and then along the rows. `part` holds the first row and column, the height
    /// and the width.
    static Method resize(Shape image) {
        return Method.of(
                "resize",
                List.of("images: Tensor", "part: Tensor", "flip: Tensor"),
                "Tensor",
                Text.fill(
                        """
                        device = ops.prim.device(images)
                        image = torch.arange(torch.size(images, 0), dtype=None, layout=None, device=device)
                        place = torch.to(part, 6)
                        last = torch.sub(torch.slice(place, 1, 2, 4), 1)
                        row = torch.add(torch.arange(HEIGHT, dtype=6, layout=None, device=device), 0.5)
                        rows = torch.sub(torch.div(torch.mul(torch.slice(place, 1, 2, 3), row), HEIGHT), 0.5)
                        rows0 = torch.minimum(torch.clamp_min(rows, 0), torch.slice(last, 1, 0, 1))
                        column = torch.add(torch.arange(WIDTH, dtype=6, layout=None, device=device), 0.5)
                        mirrored = torch.where(torch.unsqueeze(flip, 1), torch.flip(column, [0]), column)
                        columns = torch.sub(torch.div(torch.mul(torch.slice(place, 1, 3, 4), mirrored), WIDTH), 0.5)
                        columns0 = torch.minimum(torch.clamp_min(columns, 0), torch.slice(last, 1, 1, 2))
                        upper = torch.floor(rows0)
                        lower = torch.minimum(torch.add(upper, 1), torch.slice(last, 1, 0, 1))
                        left = torch.floor(columns0)
                        right = torch.minimum(torch.add(left, 1), torch.slice(last, 1, 1, 2))
                        base = torch.add(torch.slice(part, 1, 0, 1), torch.unsqueeze(image, 1), alpha=HEIGHT)
                        upper0 = torch.reshape(torch.add(torch.to(upper, 4), base), [-1])
                        lower0 = torch.reshape(torch.add(torch.to(lower, 4), base), [-1])
                        whole = torch.reshape(torch.to(images, 6), [-1, LENGTH])
                        down = torch.reshape(torch.sub(rows0, upper), [-1, 1])
                        high = torch.lerp(torch.index_select(whole, 0, upper0), torch.index_select(whole, 0, lower0), down)
                        line = torch.view(torch.arange(torch.mul(torch.size(images, 0), HEIGHT), dtype=None, layout=None, device=device), [-1, HEIGHT, 1])
                        first = torch.slice(part, 1, 1, 2)
                        left0 = torch.add(torch.unsqueeze(torch.add(torch.to(left, 4), first), 1), line, alpha=WIDTH)
                        right0 = torch.add(torch.unsqueeze(torch.add(torch.to(right, 4), first), 1), line, alpha=WIDTH)
                        pixels = torch.view(high, [-1, CHANNELS])
                        lefts = torch.view(torch.index_select(pixels, 0, torch.reshape(left0, [-1])), [-1, HEIGHT, WIDTH, CHANNELS])
                        rights = torch.view(torch.index_select(pixels, 0, torch.reshape(right0, [-1])), [-1, HEIGHT, WIDTH, CHANNELS])
                        across = torch.view(torch.sub(columns0, left), [-1, 1, WIDTH, 1])
                        return torch.lerp(lefts, rights, across)
                        """,
                        Map.of(
                                "CHANNELS", image.channels(),
                                "HEIGHT", image.height(),
                                "WIDTH", image.width(),
                                "LENGTH", image.width() * image.channels())));
    }

    /// Sets a square of each normalized image, as far as it lies in the image, to the mean. Of
    /// `cutout`, the first row and the first column may lie outside.
    ///
    /// @param side of the square, in pixels
    /// @param colorNormalization whether the mean is 0; otherwise it is added
    static Method cutOut(Shape image, int side, boolean colorNormalization) {
        String filled =
                colorNormalization
                        ? "return batch0"
                        : "return torch.add_(batch0, torch.mul(torch.to(inside, 6), self.%s))"
                                .formatted(ImageCode.FILL);
        String cut =
                Text.fill(
                        """
                        device = ops.prim.device(batch)
                        row = torch.sub(torch.arange(HEIGHT, dtype=None, layout=None, device=device), torch.slice(cutout, 1, 0, 1))
                        column = torch.sub(torch.arange(WIDTH, dtype=None, layout=None, device=device), torch.slice(cutout, 1, 1, 2))
                        rows = torch.__and__(torch.ge(row, 0), torch.lt(row, SIDE))
                        columns = torch.__and__(torch.ge(column, 0), torch.lt(column, SIDE))
                        inside = torch.__and__(torch.view(rows, [-1, 1, HEIGHT, 1]), torch.view(columns, [-1, 1, 1, WIDTH]))
                        batch0 = torch.masked_fill_(batch, inside, 0)
                        """,
                        Map.of("HEIGHT", image.height(), "WIDTH", image.width(), "SIDE", side));
        return Method.of(
                "cut_out", List.of("batch: Tensor", "cutout: Tensor"), "Tensor", cut + filled);
    }

    /// Mixes each image with its partner in the batch, which gets the rest of its share. The
    /// partners are picked as pixels lie in memory, so that they stay channels-last.
    static Method mix() {
        return Method.of(
                "mix",
                List.of("batch: Tensor", "partner: Tensor", "share: float"),
                "Tensor",
                """
                others = torch.index_select(torch.permute(batch, [0, 2, 3, 1]), 0, partner)
                part = torch.mul_(batch, share)
                return torch.add_(part, torch.permute(others, [0, 3, 1, 2]), alpha=torch.sub(1., share))
                """);
    }
}

package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// The form that a network takes for images much smaller than those it was made for.
///
/// @param mostPixels images whose shorter side has at most this many pixels meet it
/// @param difference in which layers it differs from the published form
public record SmallerForm(Kind kind, int mostPixels, String difference) {

    /// Images whose shorter side has at most this many pixels are small: those of CIFAR, with 32,
    /// and of MNIST, with 28, for which the first layers of small images were made. From 49 on, as
    /// on Tiny ImageNet's 64 pixels, a network has its published layers and its published cost, or
    /// refuses images that do not fit them.
    static final int MOST_SMALL_PIXELS = 48;

    public enum Kind {
        /// With the first layers, or for VGG the last ones, that are usual for CIFAR.
        SMALL_IMAGES,
        /// With padded windows in place of unpadded ones.
        PADDED
    }

    public SmallerForm {
        if (mostPixels < 1) {
            throw new IllegalArgumentException(
                    "mostPixels is at least 1, not %d".formatted(mostPixels));
        }
        if (difference.isBlank()) {
            throw new IllegalArgumentException(
                    "difference says which layers differ, and is not blank");
        }
    }

    /// Whether an image meets this form.
    public boolean takes(Shape image) {
        return Math.min(image.height(), image.width()) <= mostPixels;
    }

    /// Whether networks made for large images take such ones with first layers for CIFAR.
    static boolean isSmall(Shape image) {
        return Math.min(image.height(), image.width()) <= MOST_SMALL_PIXELS;
    }

    /// The models of a family, of which those made for large images take small ones in another
    /// form.
    static List<Model> ofSmallImages(String difference, List<Model> family) {
        SmallerForm form = new SmallerForm(Kind.SMALL_IMAGES, MOST_SMALL_PIXELS, difference);
        return family.stream()
                .map(model -> form.takes(model.image()) ? model : model.with(form))
                .toList();
    }
}

package io.cellwright.searchspace.trial;

/// What is changed at random in each training image, on the device that trains.
///
/// @param cropPadding pixels of zeros on each side before a random crop of the image's own size; 0
///   for no crop
/// @param flip whether half the images are mirrored, left to right
/// @param cutout the side, in pixels, of a square at a random place that is set to the mean; 0 for
///   none. Source: DeVries and Taylor, "Improved Regularization of Convolutional Neural Networks
///   with Cutout", 2017
/// @param mixup the parameter of the beta distribution from which the share of a second image is
///   drawn; 0 for none. Source: Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2017
/// @param resizedCrop the least share of the image's area that a random part has, which is then
///   resized to the whole; 0 for none. Source: Szegedy et al., "Going Deeper with Convolutions",
///   2014, section 6
/// @param colorNormalization whether the mean of each colour is taken off and its deviation divided
///   by; otherwise values are only brought to the range from 0 to 1
public record Augmentation(
        int cropPadding,
        boolean flip,
        int cutout,
        double mixup,
        double resizedCrop,
        boolean colorNormalization) {

    public Augmentation {
        Rules.within("cropPadding", cropPadding, 0, 64);
        Rules.within("cutout", cutout, 0, 512);
        Rules.within("mixup", mixup, 0, 100);
        Rules.within("resizedCrop", resizedCrop, 0, 1);
        if (cropPadding > 0 && resizedCrop > 0) {
            throw new IllegalArgumentException(
                    "cropPadding is 0 where resizedCrop is not, as an image is cropped once, not %d"
                            .formatted(cropPadding));
        }
    }

    /// Crops within that padding and flips.
    public static Augmentation cropAndFlip(int cropPadding) {
        return new Augmentation(cropPadding, true, 0, 0, 0, true);
    }
}

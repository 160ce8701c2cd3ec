package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.graph.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder of image files, one folder for each class, by the name of the folder and with what a
/// network must know of it.
///
/// @param folder the name of the folder, never a path: each worker knows where its data sets are
/// @param channels 3 for colours, 1 for grey images
/// @param side the height and the width that images are brought to, in pixels
/// @param classes how many classes there are
/// @param trainImages how many images there are to train on, before any are set aside for the
///   reward
public record FolderDataset(String folder, int channels, int side, int classes, int trainImages)
        implements DatasetName {

    /// What the text begins with.
    public static final String PREFIX = "folder:";

    /// How the text is made.
    public static final String FORM = "folder:NAME:CHANNELSxSIDExSIDE:CLASSES:TRAIN_IMAGES";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TEXT =
            Pattern.compile(
                    PREFIX + "([^:]+):(\\d{1,4})x(\\d{1,5})x(\\d{1,5}):(\\d{1,9}):(\\d{1,9})");

    public FolderDataset {
        if (!isName(folder)) {
            throw new IllegalArgumentException(
                    "the name of a folder of images is 1 to 64 letters, digits, dots, dashes and"
                            + " underscores, the first a letter or digit, not \"%.100s\""
                                    .formatted(folder));
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "the channels of %s are 1 (grey) or 3 (colours), not %,d"
                            .formatted(folder, channels));
        }
        Rules.within("the side of the images of " + folder, side, 8, 1024);
        Rules.within("the number of classes of " + folder, classes, 2, 100_000);
        Rules.within(
                "the number of images to train on of " + folder, trainImages, classes, 100_000_000);
    }

    /// Whether a folder of images may be called so.
    public static boolean isName(String folder) {
        return NAME.matcher(folder).matches();
    }

    /// Reads what [#text] writes, as `folder:flowers:3x64x64:5:3000`. Throws
    /// [IllegalArgumentException] that names the rule.
    static FolderDataset of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a folder of images is named as %s, for example folder:flowers:3x64x64:5:3000, not \"%.150s\""
                            .formatted(FORM, text));
        }
        if (!parts.group(3).equals(parts.group(4))) {
            throw new IllegalArgumentException(
                    "the images of %s are square, not %sx%s"
                            .formatted(parts.group(1), parts.group(3), parts.group(4)));
        }
        return new FolderDataset(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(5)),
                Integer.parseInt(parts.group(6)));
    }

    @Override
    public String text() {
        return "%s%s:%dx%dx%d:%d:%d"
                .formatted(PREFIX, folder, channels, side, side, classes, trainImages);
    }

    @Override
    public Shape image() {
        return new Shape(channels, side, side);
    }
}

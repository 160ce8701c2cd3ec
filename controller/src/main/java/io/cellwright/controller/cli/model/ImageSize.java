package io.cellwright.controller.cli.model;

import io.cellwright.searchspace.graph.Shape;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The images that a network is asked to take.
///
/// @param channels the model's own unless given
public record ImageSize(OptionalInt channels, int height, int width) {

    private static final Pattern SQUARE = Pattern.compile("\\d{1,6}");
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})x(\\d{1,6})x(\\d{1,6})");

    /// Reads `32` or `3x224x224`. Throws [IllegalArgumentException] with the rule.
    public static ImageSize parse(String text) {
        if (SQUARE.matcher(text).matches()) {
            int side = Integer.parseInt(text);
            return checked(new ImageSize(OptionalInt.empty(), side, side), text);
        }
        Matcher shape = SHAPE.matcher(text);
        if (shape.matches()) {
            return checked(
                    new ImageSize(
                            OptionalInt.of(Integer.parseInt(shape.group(1))),
                            Integer.parseInt(shape.group(2)),
                            Integer.parseInt(shape.group(3))),
                    text);
        }
        throw broken(text);
    }

    /// The shape, where a model's own images have that one.
    Shape of(Shape own) {
        return new Shape(channels.orElse(own.channels()), height, width);
    }

    private static ImageSize checked(ImageSize size, String text) {
        if (size.channels.orElse(1) < 1 || size.height < 1 || size.width < 1) {
            throw broken(text);
        }
        return size;
    }

    private static IllegalArgumentException broken(String text) {
        return new IllegalArgumentException(
                "images are N pixels high and wide or CxHxW, all from 1 to 999999, as 32 or"
                        + " 3x224x224, not \"%s\"".formatted(text));
    }
}

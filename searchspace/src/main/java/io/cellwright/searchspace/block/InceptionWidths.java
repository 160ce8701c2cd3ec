package io.cellwright.searchspace.block;

/// The channels of an Inception module's layers, given those of the published one.
interface InceptionWidths {

    /// Those of a layer that is not the last of its branch.
    int inner(int published);

    /// Those of a branch's last layer: the next part of the module's result.
    int part(int published);

    /// The published module itself.
    static InceptionWidths published() {
        return new Proportional(1, 1);
    }

    /// All layers in proportion, with one channel at least.
    ///
    /// @param whole the channels that the published module gives
    static InceptionWidths proportional(int channels, int whole) {
        return new Proportional(channels, whole);
    }

    /// All layers in proportion, where the parts are rounded such that their sum is `channels`. A
    /// part may be 0.
    ///
    /// @param whole the channels that the published module gives: the sum of its parts
    static InceptionWidths sharing(int channels, int whole) {
        return new Sharing(new Proportional(channels, whole));
    }

    /// The published channels times `channels / whole`, rounded.
    record Proportional(int channels, int whole) implements InceptionWidths {

        @Override
        public int inner(int published) {
            return Math.max(1, rounded(published));
        }

        @Override
        public int part(int published) {
            return inner(published);
        }

        private int rounded(int published) {
            return Math.toIntExact(Math.round((double) channels * published / whole));
        }
    }

    /// Counts the parts, so that what one loses by rounding another gains.
    final class Sharing implements InceptionWidths {

        private final Proportional proportion;
        private int given;
        private int published;

        private Sharing(Proportional proportion) {
            this.proportion = proportion;
        }

        @Override
        public int inner(int width) {
            return proportion.inner(width);
        }

        @Override
        public int part(int width) {
            published += width;
            int part = proportion.rounded(published) - given;
            given += part;
            return part;
        }
    }
}

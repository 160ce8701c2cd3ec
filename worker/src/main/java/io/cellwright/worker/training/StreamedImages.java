package io.cellwright.worker.training;

import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.engine.Steps;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Images that are brought to the device a piece at a time, each piece while the one before is
/// used.
final class StreamedImages implements TrainingImages {

    private final ImageStream stream;
    private final ImageSet images;
    private final int[] indices;

    /// @param indices the images of this part, in its order
    StreamedImages(ImageStream stream, ImageSet images, int[] indices) {
        this.stream = stream;
        this.images = images;
        this.indices = indices;
    }

    @Override
    public int count() {
        return indices.length;
    }

    @Override
    public StepLoan steps(EpochSteps epoch, int first, int wanted) {
        ImageStream.Piece piece =
                stream.take(epoch, first, pixels -> fill(pixels, epoch, first, wanted));
        Steps steps = piece.steps().orElseThrow();
        int next = first + steps.count();
        if (next < epoch.count()) {
            stream.prepare(epoch, next, pixels -> fill(pixels, epoch, next, wanted));
        }
        return new StepLoan(piece.images(), steps, piece.images()::close);
    }

    @Override
    public ImageLoan span(int first, int last) {
        ImageStream.Piece piece = stream.take(this, first, pixels -> fill(pixels, first, last));
        int next = Math.min(count(), 2 * last - first);
        if (last < next) {
            stream.prepare(this, last, pixels -> fill(pixels, last, next));
        }
        return new ImageLoan(piece.images(), 0, piece.images().count(), piece.images()::close);
    }

    /// The images of the steps in the order in which the steps take them.
    private ImageStream.Piece fill(
            ImageStream.Pixels pixels, EpochSteps epoch, int first, int wanted) {
        int most = Math.min(wanted, epoch.count() - first);
        Steps steps = epoch.maker().steps(first, first + most);
        int fitting = stream.capacity() / steps.batchSize();
        if (most > fitting) {
            steps = epoch.maker().steps(first, first + fitting);
        }
        int[] chosen =
                Arrays.stream(steps.order()).mapToInt(at -> indices[Math.toIntExact(at)]).toArray();
        long[] order = IntStream.range(0, chosen.length).asLongStream().toArray();
        return new ImageStream.Piece(
                pixels.fill(images, chosen), Optional.of(steps.withOrder(order)));
    }

    private ImageStream.Piece fill(ImageStream.Pixels pixels, int first, int last) {
        int[] chosen = Arrays.copyOfRange(indices, first, last);
        return new ImageStream.Piece(pixels.fill(images, chosen), Optional.empty());
    }
}

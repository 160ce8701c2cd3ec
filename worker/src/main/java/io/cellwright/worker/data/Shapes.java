package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// A generated data set of ten figures in colour, for machines without image files.
///
/// Each 32x32 image shows one figure of its class at a random place, size, angle and stretch, in a
/// random pattern and colours on a patterned ground, among smaller figures of any class, partly
/// hidden, unevenly lit and with noise. No pixel and no colour tells the class: a linear model gets
/// a fifth right, and networks differ. Everything follows from the seed: image i draws from a
/// generator of its own, which is why they can be painted side by side.
public final class Shapes {

    static final String NAME = BuiltInDataset.SHAPES.text();

    private static final int SIDE = 32;
    private static final ImageShape SHAPE = new ImageShape(3, SIDE, SIDE);
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Shapes() {}

    /// Paints the whole data set; the default one takes about a second.
    public static Dataset generate(ShapesSpec spec) {
        return Dataset.of(
                NAME,
                classNames(),
                paint(spec.trainExamples(), spec.seed() * 2),
                paint(spec.testExamples(), spec.seed() * 2 + 1));
    }

    static List<String> classNames() {
        return Arrays.stream(Figure.values()).map(Figure::className).toList();
    }

    private static ImageSet paint(int examples, long stream) {
        Figure[] figures = Figure.values();
        byte[] pixels = new byte[Math.multiplyExact(examples, SHAPE.bytes())];
        int[] labels = new int[examples];
        IntStream.range(0, examples)
                .parallel()
                .forEach(index -> {
                    labels[index] = index % figures.length;
                    long seed = (stream * 0x1_0000_0001L + index) * GOLDEN_GAMMA;
                    paint(
                            figures[labels[index]],
                            new Chance(GENERATORS.create(seed)),
                            pixels,
                            index * SHAPE.bytes());
                });
        return ImageSet.owning(SHAPE, pixels, labels);
    }

    private static void paint(Figure figure, Chance chance, byte[] pixels, int offset) {
        Colour groundColour = Colour.within(chance, 10, 165);
        Texture ground = Texture.any(chance, groundColour, 30);
        List<Layer> layers = layers(figure, chance, groundColour);
        double noise = chance.between(5, 30);
        double lightAlong = chance.between(-1, 1);
        double lightDown = chance.between(-1, 1);
        int area = SIDE * SIDE;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                Colour colour = smooth(layers, ground, x, y);
                double light = (x - SIDE / 2) * lightAlong + (y - SIDE / 2) * lightDown;
                int at = offset + y * SIDE + x;
                pixels[at] = quantize(colour.red() + light, noise, chance);
                pixels[at + area] = quantize(colour.green() + light, noise, chance);
                pixels[at + 2 * area] = quantize(colour.blue() + light, noise, chance);
            }
        }
    }

    /// From the top down: what hides, the figure of the class, and small figures beside and below.
    private static List<Layer> layers(Figure figure, Chance chance, Colour ground) {
        List<Layer> layers = new ArrayList<>();
        double radius = chance.between(7, 13);
        double centreX = chance.between(10, SIDE - 10);
        double centreY = chance.between(10, SIDE - 10);
        if (chance.happens(0.35)) {
            // A strip across the figure, off its centre, so that enough of it stays to be seen.
            double angle = chance.between(0, 2 * Math.PI);
            double away = radius * chance.between(0.35, 0.8);
            layers.add(
                    Layer.of(
                            Figure.SQUARE,
                            centreX + StrictMath.cos(angle) * away,
                            centreY + StrictMath.sin(angle) * away,
                            radius * 0.65,
                            chance.between(0.3, 0.55),
                            angle,
                            Texture.any(chance, Colour.any(chance), 30)));
        }
        layers.add(
                Layer.of(
                        figure,
                        centreX,
                        centreY,
                        radius,
                        chance.between(0.85, 1.18),
                        chance.between(-0.6, 0.6),
                        Texture.any(chance, contrasting(chance, ground), 25)));
        int distractors = chance.below(4);
        for (int count = 0; count < distractors; count++) {
            layers.add(distractor(chance));
        }
        return layers;
    }

    private static Layer distractor(Chance chance) {
        Figure[] figures = Figure.values();
        return Layer.of(
                figures[chance.below(figures.length)],
                chance.between(0, SIDE),
                chance.between(0, SIDE),
                chance.between(1.5, 3),
                chance.between(0.7, 1.4),
                chance.between(0, 2 * Math.PI),
                Texture.any(chance, Colour.any(chance), 30));
    }

    private static Colour contrasting(Chance chance, Colour ground) {
        Colour colour = Colour.within(chance, 55, 245);
        while (colour.distance(ground) < 170) {
            colour = Colour.within(chance, 55, 245);
        }
        return colour;
    }

    /// The mean of four points of a pixel, which softens edges.
    private static Colour smooth(List<Layer> layers, Texture ground, int x, int y) {
        Colour upper =
                at(layers, ground, x + 0.25, y + 0.25)
                        .mix(at(layers, ground, x + 0.75, y + 0.25), 0.5);
        Colour lower =
                at(layers, ground, x + 0.25, y + 0.75)
                        .mix(at(layers, ground, x + 0.75, y + 0.75), 0.5);
        return upper.mix(lower, 0.5);
    }

    private static Colour at(List<Layer> layers, Texture ground, double x, double y) {
        for (Layer layer : layers) {
            if (layer.covers(x, y)) {
                return layer.texture().at(x, y);
            }
        }
        return ground.at(x, y);
    }

    private static byte quantize(double value, double noise, Chance chance) {
        // The sum of two uniform numbers is bell-like enough, and exact everywhere.
        double noisy = value + noise * (chance.unit() + chance.unit() - 1);
        return (byte) (int) (Colour.clamp(noisy) + 0.5);
    }
}

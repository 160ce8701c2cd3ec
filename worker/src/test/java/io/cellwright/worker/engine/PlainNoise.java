package io.cellwright.worker.engine;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// What chance decides in one step: the random numbers of Java's own `SplittableRandom`, whose
/// algorithm, SplitMix64, the programs hash with.
///
/// @param noise the step's number
record PlainNoise(long noise) {

    /// Whether each of `count` places is kept that is dropped with probability `rate`.
    boolean[] kept(int node, int count, double rate) {
        long[] bits = bits(node, count);
        boolean[] kept = new boolean[count];
        for (int place = 0; place < count; place++) {
            kept[place] = share(bits[place]) >= rate;
        }
        return kept;
    }

    /// The shares that the maps have in each image's mean, image after image.
    float[] shares(int node, int images, int maps, double rate) {
        long[] bits = bits(node, images * maps);
        float[] shares = new float[images * maps];
        for (int image = 0; image < images; image++) {
            int first = image * maps;
            long largest = LongStream.of(bits).skip(first).limit(maps).max().orElseThrow();
            int kept = 0;
            for (int at = first; at < first + maps; at++) {
                boolean isKept = share(bits[at]) >= rate || bits[at] == largest;
                shares[at] = isKept ? 1 : 0;
                kept += isKept ? 1 : 0;
            }
            for (int at = first; at < first + maps; at++) {
                shares[at] /= kept;
            }
        }
        return shares;
    }

    /// Where a signed number lies between the least and the largest of all.
    private static double share(long bits) {
        return bits * 0x1p-64 + 0.5;
    }

    private long[] bits(int node, int count) {
        long stream =
                new SplittableRandom(0).longs(node + 1L).skip(node).findFirst().orElseThrow() >>> 1;
        return new SplittableRandom(noise ^ stream).longs(count).toArray();
    }
}

package io.cellwright.worker.engine;

/// One step's batch, and what else the step needs.
///
/// @param images ready for the network
/// @param labels one for each image or output pixel; negative where there is none
/// @param others the labels of the images that have the rest of each mix
/// @param share that an image and its labels have in a mix; 1 where nothing is mixed
/// @param noise the number that everything random depends on
/// @param progress the share of the training that is done
@SuppressWarnings("ArrayRecordComponent") // Written once and read once.
record PlainBatch(
        float[] images,
        int[] labels,
        int[] others,
        float share,
        float rate,
        long noise,
        float progress) {}

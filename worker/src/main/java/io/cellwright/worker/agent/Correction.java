package io.cellwright.worker.agent;

/// What trainings took of a worker's memory, compared with what was predicted.
///
/// Allocators keep what is freed, so that memory in use cannot be told from memory that was in use;
/// but the most that was ever held belongs to the most that ever ran.
///
/// @param predicted the highest sum of predictions of trainings that ran side by side, in bytes
/// @param held the most that trainings held, in bytes
record Correction(long predicted, long held) {

    /// Nothing is known yet.
    static final Correction NONE = new Correction(0, 0);

    /// Small trainings say little, as much of what a process takes is not in proportion to them: it
    /// is as if trainings of so many bytes had taken exactly what was predicted.
    private static final double TRUST = 1L << 29;

    private static final double LEAST = 0.5;
    private static final double MOST = 4;

    /// Learns from a moment.
    ///
    /// @param sum of the predictions of all trainings that have ended an epoch, and still run
    /// @param used bytes that are held
    Correction observe(long sum, long used) {
        return new Correction(Math.max(predicted, sum), Math.max(held, used));
    }

    /// How many times the predicted memory a training takes.
    double factor() {
        return Math.clamp((held + TRUST) / (predicted + TRUST), LEAST, MOST);
    }

    /// What a training takes of which so much was predicted, in bytes.
    long corrected(long prediction) {
        return (long) Math.ceil(prediction * factor());
    }
}

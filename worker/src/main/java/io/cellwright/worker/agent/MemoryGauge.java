package io.cellwright.worker.agent;

/// The memory of the device that a worker trains on.
public interface MemoryGauge {

    /// How much there is for trainings.
    ///
    /// @param now bytes that all trainings together may take at present: what they hold, and what
    ///   nobody else does
    /// @param most bytes that they could take at best, were nothing else running
    record Room(long now, long most) {

        /// The same for trainings that may not take more than so many bytes.
        Room within(long limit) {
            return new Room(Math.min(now, limit), Math.min(most, limit));
        }
    }

    /// Looks how much there is. Called whenever a training is to begin.
    Room room();

    /// Bytes that the trainings hold at present, beside what the worker itself does.
    long held();
}

package io.cellwright.worker.engine;

/// What some steps of training came to. The arrays are not copied.
///
/// @param losses the mean loss of each step's batch
/// @param correct how many labels of each step's batch were found
@SuppressWarnings("ArrayRecordComponent") // Written once and read once.
public record StepResults(float[] losses, int[] correct) {

    /// A sum with all losses added one by one, so that it is the same however steps are divided
    /// into calls. Not a number where a loss is not finite.
    public double addTo(double sum) {
        double total = sum;
        for (float loss : losses) {
            total += Float.isFinite(loss) ? loss : Double.NaN;
        }
        return total;
    }

    public long correctSum() {
        long sum = 0;
        for (int count : correct) {
            sum += count;
        }
        return sum;
    }
}

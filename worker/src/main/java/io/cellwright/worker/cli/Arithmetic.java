package io.cellwright.worker.cli;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.machine.MachineFiles;
import io.cellwright.worker.machine.Processor;

/// What devices compute with.
final class Arithmetic {

    private Arithmetic() {}

    /// Whether the device multiplies BF16 numbers faster than those of single precision: as GPUs do
    /// since 2020 (compute capability 8.0), and some processors.
    static boolean bfloat16(Device device) {
        return switch (device) {
            case Device.Cpu _ ->
                    Processor.read(
                                    MachineFiles.ofThisMachine(),
                                    Runtime.getRuntime().availableProcessors())
                            .hasBfloat16();
            case Device.Gpu _ -> true;
        };
    }
}

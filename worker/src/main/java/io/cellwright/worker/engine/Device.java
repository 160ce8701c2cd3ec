package io.cellwright.worker.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program runs on.
public sealed interface Device {

    /// The device of that name: `cpu`, or `gpu` and a number. Throws [IllegalArgumentException].
    static Device named(String name) {
        Matcher gpu = Pattern.compile("gpu(\\d{1,3})").matcher(name);
        if (name.equals("cpu")) {
            return new Cpu();
        }
        if (gpu.matches()) {
            return new Gpu(Integer.parseInt(gpu.group(1)));
        }
        throw new IllegalArgumentException(
                "a device is cpu, or gpu and a number as in gpu0, not \"%.50s\"".formatted(name));
    }

    /// The name that [#named] understands.
    String name();

    /// The processor, one thread for each program.
    record Cpu() implements Device {

        @Override
        public String name() {
            return "cpu";
        }
    }

    /// An NVIDIA GPU.
    record Gpu(int index) implements Device {

        public Gpu {
            if (index < 0) {
                throw new IllegalArgumentException("GPUs are counted from 0, not " + index);
            }
        }

        @Override
        public String name() {
            return "gpu" + index;
        }
    }
}

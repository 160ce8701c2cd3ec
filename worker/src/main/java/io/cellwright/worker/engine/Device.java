package io.cellwright.worker.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program runs on, named as PyTorch does.
public sealed interface Device {

    /// The device of that name: `cpu`, or `cuda:` and a number. Earlier versions wrote `gpu0` for
    /// `cuda:0`, and PyTorch takes `cuda` for it: both are read. Throws [IllegalArgumentException].
    static Device named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a device is cpu, or cuda: and a number as in cuda:0, not \"%.50s\""
                                        .formatted(name)));
    }

    /// The device that [#named] understands by that name, if any.
    static Optional<Device> find(String name) {
        if (name.equals("cpu")) {
            return Optional.of(new Cpu());
        }
        Matcher gpu = Pattern.compile("(?:cuda:|gpu)(\\d{1,3})|cuda").matcher(name);
        if (!gpu.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1))));
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
            return "cuda:" + index;
        }
    }
}

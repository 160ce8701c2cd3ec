package io.cellwright.worker.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The processor, as far as it matters for training.
///
/// @param name as its maker calls it
/// @param cores that this process may use
/// @param features of [#WANTED], those that it has
public record Processor(String name, int cores, List<String> features) {

    /// By which convolutions become faster, as Linux names them.
    static final List<String> WANTED =
            List.of("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_bf16");

    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16");

    public Processor {
        features = List.copyOf(features);
    }

    /// Reads `/proc/cpuinfo`.
    ///
    /// @param cores that this process may use
    public static Processor read(MachineFiles files, int cores) {
        String description = files.text("proc/cpuinfo").orElse("");
        List<String> flags =
                List.of(value(description, "flags").orElse("").strip().split("\\s+", -1));
        return new Processor(
                value(description, "model name").orElse("unknown").strip(),
                cores,
                WANTED.stream().filter(flags::contains).toList());
    }

    /// Whether it multiplies bf16 numbers itself, which makes training in bf16 worth while.
    public boolean hasBfloat16() {
        return features.stream().anyMatch(BFLOAT16::contains);
    }

    private static Optional<String> value(String description, String field) {
        Stream<String> lines = description.lines();
        return lines.filter(line -> line.startsWith(field + "\t") || line.startsWith(field + " "))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1));
    }
}

package io.cellwright.worker.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks `nvidia-smi`, which comes with NVIDIA's driver.
public record NvidiaSmi(SystemCommands commands) {

    private static final String FIELDS =
            "index,name,driver_version,memory.total,memory.free,compute_cap";

    /// Drivers before 510 do not know the compute capability.
    private static final String OLD_FIELDS = "index,name,driver_version,memory.total,memory.free";

    private static final long MEBIBYTE = 1 << 20;

    /// The GPUs of this machine.
    public GpuSurvey survey() {
        Optional<SystemCommands.Ended> answer = query(FIELDS);
        if (answer.isPresent() && answer.get().output().contains("not a valid field")) {
            answer = query(OLD_FIELDS);
        }
        return answer.map(NvidiaSmi::read).orElseGet(GpuSurvey.NoDriver::new);
    }

    private Optional<SystemCommands.Ended> query(String fields) {
        return commands.run(
                List.of("nvidia-smi", "--query-gpu=" + fields, "--format=csv,noheader,nounits"));
    }

    private static GpuSurvey read(SystemCommands.Ended answer) {
        List<NvidiaGpu> gpus = new ArrayList<>();
        if (answer.code() == 0) {
            answer.output().lines().forEach(line -> gpu(line).ifPresent(gpus::add));
        }
        if (!gpus.isEmpty()) {
            return new GpuSurvey.Found(gpus);
        }
        return new GpuSurvey.NoGpu(
                answer.output().isBlank()
                        ? "nvidia-smi shows none"
                        : answer.output().strip().lines().findFirst().orElse(""));
    }

    private static Optional<NvidiaGpu> gpu(String line) {
        String[] values = line.split(",", -1);
        if (values.length < 5 || !values[0].strip().matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return Optional.of(
                new NvidiaGpu(
                        Integer.parseInt(values[0].strip()),
                        values[1].strip(),
                        values[2].strip(),
                        values.length > 5
                                ? ComputeCapability.parse(values[5].strip())
                                : Optional.empty(),
                        bytes(values[3]),
                        bytes(values[4])));
    }

    private static OptionalLong bytes(String mebibytes) {
        String number = mebibytes.strip();
        return number.matches("\\d{1,9}")
                ? OptionalLong.of(Long.parseLong(number) * MEBIBYTE)
                : OptionalLong.empty();
    }
}

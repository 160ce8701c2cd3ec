package io.cellwright.worker.machine;

import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is taken of the two jars: PyTorch with CUDA and cuBLAS, and of NVIDIA's redistributable
/// libraries cuDNN for convolutions.
///
/// @param version of PyTorch
/// @param libraries in the order of the jars
record NativeLibraries(String version, List<Library> libraries) {

    /// One file.
    ///
    /// @param entry its name in the jar
    /// @param target where it goes, below the engine's folder
    /// @param size in bytes
    /// @param checksum CRC-32
    record Library(Path jar, String entry, String target, long size, long checksum) {}

    private static final String DESCRIPTION = "native/lib/pytorch.properties";

    private static final Pattern TORCH =
            Pattern.compile("pytorch/cu118/linux-x86_64/(lib[\\w.-]+\\.so[\\w.]*)");

    private static final Pattern CUDNN =
            Pattern.compile(
                    "org/bytedeco/cuda/linux-x86_64/(libcudnn(?:_ops_\\w+|_cnn_\\w+)?\\.so\\.8)");

    /// Compiles kernels at run time, which needs the driver.
    private static final Pattern ON_DEMAND = Pattern.compile("lib(?:nvrtc|caffe2_nvrtc|nvfuser).*");

    /// Linear algebra, 250 MB that no program calls.
    private static final String UNUSED = "libtorch_cuda_linalg.so";

    /// Without these nothing is trained on a GPU.
    private static final List<String> REQUIRED =
            List.of(
                    "torch/libtorch.so",
                    "torch/libtorch_cpu.so",
                    "torch/libtorch_cuda.so",
                    "torch/libc10_cuda.so",
                    "on-demand/libcudnn.so.8",
                    "on-demand/libcudnn_ops_infer.so.8",
                    "on-demand/libcudnn_ops_train.so.8",
                    "on-demand/libcudnn_cnn_infer.so.8",
                    "on-demand/libcudnn_cnn_train.so.8");

    NativeLibraries {
        libraries = List.copyOf(libraries);
        List<String> targets = libraries.stream().map(Library::target).toList();
        for (String required : REQUIRED) {
            if (!targets.contains(required)) {
                throw new GpuEngineException(
                        "the jars have no %s"
                                .formatted(required.substring(required.indexOf('/') + 1)));
            }
        }
    }

    /// Reads the jars' lists of contents.
    static NativeLibraries in(List<Path> jars) {
        List<Library> libraries = new ArrayList<>();
        String version = "";
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream().forEach(entry -> library(jar, entry).ifPresent(libraries::add));
                ZipEntry description = zip.getEntry(DESCRIPTION);
                if (description != null) {
                    Properties properties = new Properties();
                    properties.load(zip.getInputStream(description));
                    // A version such as 2.0.1-20230709 also names the day of its build.
                    version = properties.getProperty("version", "").replaceFirst("-.*", "");
                }
            } catch (IOException e) {
                throw new GpuEngineException(
                        "%s cannot be read (%s); delete it, and it is fetched again"
                                .formatted(jar, FileTrouble.words(e)),
                        e);
            }
        }
        if (version.isEmpty()) {
            throw new GpuEngineException("the jars do not say which version of PyTorch they have");
        }
        return new NativeLibraries(version, libraries);
    }

    private static Optional<Library> library(Path jar, ZipEntry entry) {
        Matcher torch = TORCH.matcher(entry.getName());
        Matcher cudnn = CUDNN.matcher(entry.getName());
        String target;
        if (torch.matches() && !torch.group(1).equals(UNUSED)) {
            boolean later = ON_DEMAND.matcher(torch.group(1)).matches();
            target = (later ? "on-demand/" : "torch/") + torch.group(1);
        } else if (cudnn.matches()) {
            target = "on-demand/" + cudnn.group(1);
        } else {
            return Optional.empty();
        }
        return Optional.of(
                new Library(jar, entry.getName(), target, entry.getSize(), entry.getCrc()));
    }

    /// The bytes of all files.
    long size() {
        return libraries.stream().mapToLong(Library::size).sum();
    }

    /// The size of every file, by its place.
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        libraries.forEach(library -> sizes.put(library.target(), library.size()));
        return sizes;
    }

    /// Writes all files and compares their checksums with those in the jars.
    ///
    /// @param done is told the bytes written so far
    void unpack(Path folder, LongConsumer done) {
        long written = 0;
        for (Library library : libraries) {
            Path target = folder.resolve(library.target());
            try (ZipFile zip = new ZipFile(library.jar().toFile())) {
                Files.createDirectories(target.getParent());
                CRC32 checksum = new CRC32();
                try (InputStream in =
                                new CheckedInputStream(
                                        zip.getInputStream(zip.getEntry(library.entry())),
                                        checksum);
                        OutputStream out = Files.newOutputStream(target)) {
                    in.transferTo(out);
                }
                if (checksum.getValue() != library.checksum()
                        || Files.size(target) != library.size()) {
                    throw new GpuEngineException(
                            "%s in %s is damaged; delete the jar, and it is fetched again"
                                    .formatted(library.entry(), library.jar()));
                }
            } catch (IOException e) {
                throw new GpuEngineException(
                        "%s cannot be unpacked to %s: %s"
                                .formatted(library.entry(), target, FileTrouble.words(e)),
                        e);
            }
            written += library.size();
            done.accept(written);
        }
    }
}

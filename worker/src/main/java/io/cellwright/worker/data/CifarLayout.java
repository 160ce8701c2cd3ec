package io.cellwright.worker.data;

import java.util.List;
import java.util.stream.Stream;

/// The binary layout of CIFAR: files of equal size, each a row of records without header; a record
/// is one label byte followed by the image.
///
/// @param folder the folder that the official archive unpacks to
/// @param trainFiles in the order in which the training images are counted
/// @param recordsPerFile the same for every file
record CifarLayout(
        String name,
        String folder,
        List<String> trainFiles,
        List<String> testFiles,
        String classNamesFile,
        int recordsPerFile,
        ImageShape shape,
        List<String> classNames) {

    /// CIFAR-10 as published: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images",
    /// 2009.
    static final CifarLayout CIFAR10 = cifar10(10_000);

    CifarLayout {
        trainFiles = List.copyOf(trainFiles);
        testFiles = List.copyOf(testFiles);
        classNames = List.copyOf(classNames);
        if (recordsPerFile < 1) {
            throw new IllegalArgumentException("a file has at least 1 record");
        }
    }

    /// CIFAR-10 with another number of records, so that tests need not write 184 MB.
    static CifarLayout cifar10(int recordsPerFile) {
        return new CifarLayout(
                Cifar10.NAME,
                "cifar-10-batches-bin",
                List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin"),
                List.of("test_batch.bin"),
                "batches.meta.txt",
                recordsPerFile,
                new ImageShape(3, 32, 32),
                List.of(
                        "airplane",
                        "automobile",
                        "bird",
                        "cat",
                        "deer",
                        "dog",
                        "frog",
                        "horse",
                        "ship",
                        "truck"));
    }

    /// The file by which a folder is recognized.
    String firstFile() {
        return trainFiles.getFirst();
    }

    List<String> imageFiles() {
        return Stream.concat(trainFiles.stream(), testFiles.stream()).toList();
    }

    int recordBytes() {
        return 1 + shape.bytes();
    }

    long fileBytes() {
        return (long) recordsPerFile * recordBytes();
    }
}

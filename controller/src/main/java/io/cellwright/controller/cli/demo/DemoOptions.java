package io.cellwright.controller.cli.demo;

import java.nio.file.Path;
import java.util.Optional;

/// What a demo was asked for.
///
/// @param dataset a name, or `auto`
/// @param data where CIFAR-10 is
/// @param trials the candidates to train
/// @param port of the dashboard, 0 for any that is free
/// @param slots candidates that are trained at the same time
/// @param exitWhenDone whether it ends with the search instead of serving on
public record DemoOptions(
        String dataset,
        Optional<Path> data,
        int trials,
        int port,
        int slots,
        Path home,
        boolean exitWhenDone) {}

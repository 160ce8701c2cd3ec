/// What `benchmark strategies` compares, and how its results are shown.
@NullMarked
package io.cellwright.controller.cli.benchmark;

import org.jspecify.annotations.NullMarked;

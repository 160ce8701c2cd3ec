/// Labelled images in memory, where they come from, and how they are split: CIFAR-10 in its
/// official binary layout and a generated data set that needs no file.
@NullMarked
package io.cellwright.worker.data;

import org.jspecify.annotations.NullMarked;

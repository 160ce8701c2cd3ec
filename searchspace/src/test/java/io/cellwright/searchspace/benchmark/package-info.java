/// Benchmarks of the search space, run by `./cellwright benchmark searchspace`.
@NullMarked
package io.cellwright.searchspace.benchmark;

import org.jspecify.annotations.NullMarked;

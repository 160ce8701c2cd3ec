/// Strategies replayed on tables of architectures whose outcomes are known, by a simulated clock.
@NullMarked
package io.cellwright.controller.search.tabular;

import org.jspecify.annotations.NullMarked;

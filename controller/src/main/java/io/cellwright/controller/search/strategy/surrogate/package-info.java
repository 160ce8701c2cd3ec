/// Models that predict rewards from what was observed, and how architectures become their inputs.
@NullMarked
package io.cellwright.controller.search.strategy.surrogate;

import org.jspecify.annotations.NullMarked;

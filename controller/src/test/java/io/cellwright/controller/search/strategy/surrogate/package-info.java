@NullMarked
package io.cellwright.controller.search.strategy.surrogate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.cellwright.controller.search.strategy.policy;

import org.jspecify.annotations.NullMarked;

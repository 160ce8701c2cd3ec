@NullMarked
package io.cellwright.controller.search.strategy;

import org.jspecify.annotations.NullMarked;

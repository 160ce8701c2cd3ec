@NullMarked
package io.cellwright.controller.search.comparison;

import org.jspecify.annotations.NullMarked;

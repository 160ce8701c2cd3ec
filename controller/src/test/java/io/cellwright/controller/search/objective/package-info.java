@NullMarked
package io.cellwright.controller.search.objective;

import org.jspecify.annotations.NullMarked;

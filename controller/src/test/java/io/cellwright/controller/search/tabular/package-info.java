@NullMarked
package io.cellwright.controller.search.tabular;

import org.jspecify.annotations.NullMarked;

/// Searches and the strategies that suggest what to try next.
@NullMarked
package io.cellwright.controller.search;

import org.jspecify.annotations.NullMarked;

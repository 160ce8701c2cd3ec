/// What decides which candidate comes next, one strategy a file, and their settings.
@NullMarked
package io.cellwright.controller.search.strategy;

import org.jspecify.annotations.NullMarked;

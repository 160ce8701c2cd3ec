/// What searches of the same task found, as mean and spread over their seeds.
@NullMarked
package io.cellwright.controller.search.comparison;

import org.jspecify.annotations.NullMarked;

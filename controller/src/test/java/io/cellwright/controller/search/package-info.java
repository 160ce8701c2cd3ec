@NullMarked
package io.cellwright.controller.search;

import org.jspecify.annotations.NullMarked;

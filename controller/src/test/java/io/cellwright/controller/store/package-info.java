@NullMarked
package io.cellwright.controller.store;

import org.jspecify.annotations.NullMarked;

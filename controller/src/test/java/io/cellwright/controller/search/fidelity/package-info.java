@NullMarked
package io.cellwright.controller.search.fidelity;

import org.jspecify.annotations.NullMarked;

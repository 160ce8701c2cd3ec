/// How far candidates are trained before others take their place.
@NullMarked
package io.cellwright.controller.search.fidelity;

import org.jspecify.annotations.NullMarked;

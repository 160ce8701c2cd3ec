/// Hand-designed models under one recipe: their trainings, and what is said and drawn about them.
@NullMarked
package io.cellwright.worker.baselines;

import org.jspecify.annotations.NullMarked;

/// Who trains what: leases with fences, reports, retries, and the searches that ask for trials.
@NullMarked
package io.cellwright.controller.schedule;

import org.jspecify.annotations.NullMarked;

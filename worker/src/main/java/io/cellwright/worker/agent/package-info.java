/// A worker's dealings with the controller: it registers, leases trials, reports what came of them,
/// keeps its leases alive, and drains.
@NullMarked
package io.cellwright.worker.agent;

import org.jspecify.annotations.NullMarked;

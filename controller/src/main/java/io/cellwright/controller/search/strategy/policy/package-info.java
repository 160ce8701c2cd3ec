/// The policies of the reinforcement learning strategies, in plain Java: independent decisions, or
/// an LSTM that makes one after another; their gradients, the clipped objective, and Adam. Every
/// result is the same to the last bit on every machine: sums have a fixed order, and transcendental
/// functions come from [StrictMath].
@NullMarked
package io.cellwright.controller.search.strategy.policy;

import org.jspecify.annotations.NullMarked;

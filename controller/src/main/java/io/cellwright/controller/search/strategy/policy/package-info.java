/// The policy network of the reinforcement learning strategy, in plain Java: an LSTM that makes one
/// decision after another, its gradients, and Adam. Every result is the same to the last bit on
/// every machine: sums have a fixed order, and transcendental functions come from [StrictMath].
@NullMarked
package io.cellwright.controller.search.strategy.policy;

import org.jspecify.annotations.NullMarked;

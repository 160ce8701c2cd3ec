package io.cellwright.searchspace.graph;

/// The result of a node while its graph is being built: the node's position and the result's shape.
public record Value(int node, Shape shape) {}

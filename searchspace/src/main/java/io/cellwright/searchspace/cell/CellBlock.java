package io.cellwright.searchspace.cell;

/// A block of a cell: the sum of two branches.
public record CellBlock(Branch first, Branch second) {}

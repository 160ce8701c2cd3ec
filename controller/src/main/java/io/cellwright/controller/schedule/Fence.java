package io.cellwright.controller.schedule;

/// A lease as a worker names it.
public record Fence(long trial, long fence) {}

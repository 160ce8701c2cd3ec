package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Feature maps whose values are moved, by products with matrices of zeros and ones, and pooled.
record PlainMaps(NDManager manager) {

    /// How far below every value is what lies outside a map, where the largest is looked for.
    private static final double OUTSIDE = 1e6;

    NDArray largest(Window window, Shape to, NDArray input) {
        List<NDArray> candidates = new ArrayList<>();
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int firstRow = row * window.dilation() - window.paddingHeight();
                int firstColumn = column * window.dilation() - window.paddingWidth();
                IntUnaryOperator fromRow = at -> at * window.strideHeight() + firstRow;
                IntUnaryOperator fromColumn = at -> at * window.strideWidth() + firstColumn;
                NDArray inside = moved(to, input.onesLike(), fromRow, fromColumn);
                candidates.add(
                        moved(to, input, fromRow, fromColumn).add(inside.sub(1).mul(OUTSIDE)));
            }
        }
        return candidates.stream().reduce(PlainMaps::larger).orElseThrow();
    }

    /// As the engine does: of two that are alike, the first.
    private static NDArray larger(NDArray first, NDArray second) {
        return second.mul(number(second.gt(first))).add(first.mul(number(second.lte(first))));
    }

    NDArray average(Window window, Shape to, NDArray input) {
        NDArray rows =
                manager.zeros(new ai.djl.ndarray.types.Shape(to.height(), input.getShape().get(2)));
        NDArray columns =
                manager.zeros(new ai.djl.ndarray.types.Shape(to.width(), input.getShape().get(3)));
        for (int row = 0; row < window.height(); row++) {
            int first = row - window.paddingHeight();
            rows =
                    rows.add(
                            matrix(
                                    to.height(),
                                    (int) input.getShape().get(2),
                                    at -> at * window.strideHeight() + first));
        }
        for (int column = 0; column < window.width(); column++) {
            int first = column - window.paddingWidth();
            columns =
                    columns.add(
                            matrix(
                                    to.width(),
                                    (int) input.getShape().get(3),
                                    at -> at * window.strideWidth() + first));
        }
        NDArray sums = rows.matMul(input).matMul(columns.transpose());
        return sums.div(rows.matMul(input.onesLike()).matMul(columns.transpose()));
    }

    /// A larger map in which each pixel of this one is placed `stride` pixels from its neighbours.
    NDArray placed(Shape to, NDArray input, int stride, int firstRow, int firstColumn) {
        NDArray rows =
                matrix((int) input.getShape().get(2), to.height(), at -> at * stride + firstRow);
        NDArray columns =
                matrix((int) input.getShape().get(3), to.width(), at -> at * stride + firstColumn);
        return rows.transpose().matMul(input).matMul(columns);
    }

    /// A map whose pixels come from other pixels, or are zero where those lie outside.
    NDArray moved(Shape to, NDArray input, IntUnaryOperator fromRow, IntUnaryOperator fromColumn) {
        NDArray rows = matrix(to.height(), (int) input.getShape().get(2), fromRow);
        NDArray columns = matrix(to.width(), (int) input.getShape().get(3), fromColumn);
        return rows.matMul(input).matMul(columns.transpose());
    }

    /// A map whose channels come from other channels, or are zero where there are none.
    NDArray channels(Shape to, NDArray input, IntUnaryOperator from) {
        ai.djl.ndarray.types.Shape shape = input.getShape();
        return matrix(to.channels(), (int) shape.get(1), from)
                .matMul(input.reshape(shape.get(0), shape.get(1), -1))
                .reshape(shape.get(0), to.channels(), shape.get(2), shape.get(3));
    }

    /// A matrix with a one in each row, at the column that it is made from.
    private NDArray matrix(int rows, int columns, IntUnaryOperator from) {
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            int column = from.applyAsInt(row);
            if (column >= 0 && column < columns) {
                values[row * columns + column] = 1;
            }
        }
        return manager.create(values, new ai.djl.ndarray.types.Shape(rows, columns));
    }

    /// One where a condition holds, zero elsewhere.
    static NDArray number(NDArray condition) {
        return condition.toType(DataType.FLOAT32, false);
    }

    /// A factor for that array. The engine's operators on Java's numbers free the number's memory
    /// before a gradient reads it; what an array's manager makes lives as long as the manager.
    static NDArray factor(NDArray array, double value) {
        return array.getManager().create((float) value);
    }
}

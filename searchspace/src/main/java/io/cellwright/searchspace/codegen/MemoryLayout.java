package io.cellwright.searchspace.codegen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// In what order a tensor's values lie in an archive.
enum MemoryLayout {
    ROW_MAJOR {
        @Override
        List<Integer> strides(List<Integer> shape) {
            List<Integer> strides = new ArrayList<>();
            int stride = 1;
            for (int size : shape.reversed()) {
                strides.addFirst(stride);
                stride *= size;
            }
            return strides;
        }

        @Override
        byte[] bytes(Tensor tensor) {
            byte[] bytes = allocate(tensor);
            littleEndian(bytes).asFloatBuffer().put(tensor.values());
            return bytes;
        }
    },

    /// The channels of one pixel side by side.
    CHANNELS_LAST {
        @Override
        List<Integer> strides(List<Integer> shape) {
            int channels = shape.get(1);
            int row = channels * shape.get(3);
            return List.of(row * shape.get(2), 1, row, channels);
        }

        @Override
        byte[] bytes(Tensor tensor) {
            int channels = tensor.shape().get(1);
            int area = tensor.shape().get(2) * tensor.shape().get(3);
            byte[] bytes = allocate(tensor);
            ByteBuffer buffer = littleEndian(bytes);
            for (int image = 0; image < tensor.shape().get(0); image++) {
                for (int pixel = 0; pixel < area; pixel++) {
                    for (int channel = 0; channel < channels; channel++) {
                        buffer.putFloat(
                                tensor.values()[(image * channels + channel) * area + pixel]);
                    }
                }
            }
            return bytes;
        }
    };

    /// The layout of a tensor of that shape: channels-last for what convolutions read.
    static MemoryLayout of(List<Integer> shape) {
        return shape.size() == 4 ? CHANNELS_LAST : ROW_MAJOR;
    }

    /// How far apart two neighbours along each dimension lie.
    abstract List<Integer> strides(List<Integer> shape);

    abstract byte[] bytes(Tensor tensor);

    private static byte[] allocate(Tensor tensor) {
        return new byte[Math.multiplyExact(Float.BYTES, tensor.values().length)];
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

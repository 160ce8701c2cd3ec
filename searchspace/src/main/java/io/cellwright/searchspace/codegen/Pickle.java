package io.cellwright.searchspace.codegen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes Python's pickle format, protocol 2, as far as a TorchScript archive needs it.
final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
        out.write(0x80);
        out.write(2);
    }

    /// The pickle of an empty tuple.
    static byte[] ofEmptyTuple() {
        return new Pickle().emptyTuple().finish();
    }

    Pickle global(String module, String name) {
        return write("c" + module + "\n" + name + "\n");
    }

    Pickle emptyTuple() {
        return write(")");
    }

    Pickle emptyList() {
        return write("]");
    }

    Pickle emptyDictionary() {
        return write("}");
    }

    Pickle mark() {
        return write("(");
    }

    /// Makes a tuple of everything since the last mark.
    Pickle tuple() {
        return write("t");
    }

    /// Sets the keys and values since the last mark in the dictionary below it.
    Pickle setItems() {
        return write("u");
    }

    /// Calls the function below the topmost tuple with that tuple as its arguments.
    Pickle call() {
        return write("R");
    }

    /// Makes an object of the class below the topmost tuple.
    Pickle newObject() {
        return write("\u0081");
    }

    /// Gives the object below the topmost dictionary its attributes.
    Pickle build() {
        return write("b");
    }

    /// Replaces the topmost value by what the archive keeps under that name.
    Pickle persistent() {
        return write("Q");
    }

    /// Keeps the topmost value under that number.
    Pickle remember(int number) {
        return write("r").writeInt(number);
    }

    /// The value that is kept under that number, once more.
    Pickle recall(int number) {
        return write("j").writeInt(number);
    }

    Pickle bool(boolean value) {
        return write(value ? "\u0088" : "\u0089");
    }

    Pickle integer(int value) {
        return write("J").writeInt(value);
    }

    Pickle integers(List<Integer> values) {
        mark();
        values.forEach(this::integer);
        return tuple();
    }

    Pickle text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        write("X").writeInt(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] finish() {
        return write(".").out.toByteArray();
    }

    private Pickle write(String opcodes) {
        out.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private Pickle writeInt(int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
        return this;
    }
}

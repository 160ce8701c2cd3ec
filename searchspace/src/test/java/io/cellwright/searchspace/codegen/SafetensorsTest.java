package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    private static final String TENSOR =
            "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    @Test
    void whatIsWrittenIsReadBackBitForBit() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", new Tensor(List.of(2, 1), new float[] {1.5f, -0.0f}));
        tensors.put("empty", new Tensor(List.of(0), new float[0]));
        tensors.put("a \"name\"", new Tensor(List.of(), new float[] {Float.MIN_VALUE}));
        tensors.put("b", new Tensor(List.of(2), new float[] {Float.NaN, Float.POSITIVE_INFINITY}));
        Safetensors written = new Safetensors(new Weights(tensors), Map.of("model", "größer"));

        Safetensors read = Safetensors.read(written.bytes());

        assertThat(read).isEqualTo(written);
        assertThat(read.weights().flat())
                .containsExactly(1.5f, -0.0f, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(read.bytes()).isEqualTo(written.bytes());
    }

    @Test
    void theNumbersBeginAtAMultipleOfEightBytes() {
        byte[] bytes =
                new Safetensors(
                                new Weights(Map.of("x", new Tensor(List.of(1), new float[] {1}))),
                                Map.of())
                        .bytes();

        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8).isZero();
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = file("{" + TENSOR + "}", 8);

        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), "");
        }
        assertThat(Safetensors.read(whole).weights().tensors()).containsOnlyKeys("a");
    }

    @Test
    void aHeaderLongerThanAllowedIsRefusedBeforeItIsRead() {
        byte[] bytes = new byte[100];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
        refused(bytes, "9223372036854775807");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(-1);
        refused(bytes, "18446744073709551615");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                                            | JSON object",
                "{x}                                                           | not valid JSON",
                "{}{}                                                          | nothing else",
                "{'a':1}                                                       | JSON object",
                "{'a':{'dtype':'F16','shape':[4],'data_offsets':[0,8]}}        | F16",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}        | four bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}        | four bytes",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}       | sizes",
                "{'a':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}}      | sizes",
                "{'a':{'dtype':'F32','shape':[4294967298],'data_offsets':[0,8]}} | sizes",
                "{'a':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,8]}} | overflows",
                "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,2],'data_offsets':[0,8]}} | dimensions",
                "{'a':{'dtype':'F32','shape':2,'data_offsets':[0,8]}}          | lists",
                "{'a':{'dtype':'F32','shape':[2]}}                             | data_offsets",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'b':1}}  | unknown field",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}        | where the one before",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}        | but the file has 8",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}       | but the file has 8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | where the one before",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | Duplicate",
                "{'__metadata__':{'a':1}}                                      | texts only",
                "{'a':{'dtype':'F32','shape':[[2]],'data_offsets':[0,8]}}      | sizes",
            })
    void aHostileHeaderIsRefusedWithTheRule(String header, String rule) {
        refused(file(header.replace('\'', '"'), 8), rule);
    }

    private static void refused(byte[] bytes, String rule) {
        assertThatExceptionOfType(InvalidWeightsException.class)
                .isThrownBy(() -> Safetensors.read(bytes))
                .withMessageContaining(rule);
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[8 + text.length + dataBytes];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
        return bytes;
    }
}

package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @Test
    void anAddressMayHaveAPathAndASlashAtItsEnd() {
        assertThat(Connection.of("https://lab.example/cellwright/", "t").route("/workers"))
                .hasToString("https://lab.example/cellwright/api/v1/workers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://host",
                "http://",
                "http:///path",
                "http://host?token=1",
                "http://me@host",
                "not an address",
                ""
            })
    void anythingElseIsRefusedWithWhatAnAddressIsLike(String address) {
        assertThatThrownBy(() -> Connection.of(address, "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("like http://HOST:PORT, not \"" + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nline", "grün"})
    void aTokenThatFitsNoHeaderIsRefusedAndNotRepeated(String token) {
        assertThatThrownBy(() -> Connection.of("http://host", token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a token is one word of printable ASCII characters, and this one is not");
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(Connection.of("http://host:1", "secret")).hasToString("http://host:1");
    }
}
